// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.ingot.benchmarks.measure.ForwardPass;
import dev.ingot.runtime.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/**
 * ONNX Runtime as a user who cares for speed would call it: all optimisations, one session, input and output in native memory
 * that is used again. The input lies there, channels first, before the clock starts, and the output is left there.
 */
public final class OnnxPass implements ForwardPass, AutoCloseable {
    private final OrtSession session;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;
    private final FloatBuffer result;
    private final Shape outputShape;

    /**
     * Opens a model.
     *
     * @param file a file of {@link OnnxExport}
     * @param input the values of a sample, channels last
     * @param inputShape its shape
     * @param outputShape the shape of the output, channels last
     * @param threads the intra-op threads
     */
    public OnnxPass(Path file, float[] input, Shape inputShape, Shape outputShape, int threads) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (SessionOptions options = new SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            // Its workers spin while a pass runs, as they do by default, but not in the blocks of the other engine.
            options.addConfigEntry("session.force_spinning_stop", "1");
            session = environment.createSession(file.toString(), options);
        }
        FloatBuffer values = direct(input.length);
        for (int i = 0; i < input.length; i++) {
            values.put(channelsFirst(i, inputShape), input[i]);
        }
        result = direct(outputShape.elements());
        this.outputShape = outputShape;
        inputs = Map.of(
                session.getInputNames().iterator().next(),
                OnnxTensor.createTensor(environment, values, OnnxExport.channelsFirst(inputShape)));
        outputs = Map.of(
                session.getOutputNames().iterator().next(),
                OnnxTensor.createTensor(environment, result, OnnxExport.channelsFirst(outputShape)));
    }

    @Override
    public void run() {
        try {
            session.run(inputs, outputs).close();
        } catch (OrtException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public float[] output() {
        float[] values = new float[outputShape.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = result.get(channelsFirst(i, outputShape));
        }
        return values;
    }

    @Override
    public void close() throws OrtException {
        for (OnnxTensor tensor : inputs.values()) {
            tensor.close();
        }
        for (OnnxTensor tensor : outputs.values()) {
            tensor.close();
        }
        session.close();
    }

    private static FloatBuffer direct(int length) {
        return ByteBuffer.allocateDirect(length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** Where the value with this place in a channels-last array stands in a channels-first one. */
    private static int channelsFirst(int index, Shape shape) {
        if (shape.rank() == 1) {
            return index;
        }
        int channels = shape.size(2);
        return index % channels * (shape.size(0) * shape.size(1)) + index / channels;
    }
}
