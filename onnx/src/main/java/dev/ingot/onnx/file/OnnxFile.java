// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.file;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file of ONNX: a model as a protocol buffer. All lengths in it are compared with the file by the parser, and those of
 * tensors with their values before memory is taken.
 */
public final class OnnxFile {
    private static final long LARGEST = Integer.MAX_VALUE - 64;
    /** A model with subgraphs nests four messages for each; models that are imported have none. */
    private static final int DEEPEST = 32;

    private final String name;
    private final long bytes;
    private final ModelProto model;

    private OnnxFile(String name, long bytes, ModelProto model) {
        this.name = name;
        this.bytes = bytes;
        this.model = model;
    }

    /**
     * Reads a file.
     *
     * @throws WeightsException if it is no model of ONNX or not intact
     */
    public static OnnxFile read(Path path) throws IOException {
        String name = path.toString();
        long size = Files.size(path);
        if (size > LARGEST) {
            throw new WeightsException(name, null, -1, "at most " + LARGEST + " bytes", size + " bytes");
        }
        byte[] bytes = Files.readAllBytes(path);
        CodedInputStream input = CodedInputStream.newInstance(bytes);
        input.setRecursionLimit(DEEPEST);
        try {
            ModelProto model = ModelProto.parseFrom(input);
            input.checkLastTagWas(0);
            return new OnnxFile(name, bytes.length, checked(name, model));
        } catch (InvalidProtocolBufferException problem) {
            throw new WeightsException(
                    name,
                    null,
                    input.getTotalBytesRead(),
                    "a model of ONNX",
                    "no protocol buffer: " + problem.getMessage());
        }
    }

    private static ModelProto checked(String name, ModelProto model) {
        if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
            throw new WeightsException(name, null, -1, "a model of ONNX", "one without nodes");
        }
        if (model.getIrVersion() <= 0) {
            throw new WeightsException(name, "ir_version", -1, "the version of the format", model.getIrVersion() + "");
        }
        int defaults = 0;
        for (OperatorSetIdProto imported : model.getOpsetImportList()) {
            defaults += isDefault(imported.getDomain()) ? 1 : 0;
        }
        if (defaults != 1) {
            throw new WeightsException(
                    name, "opset_import", -1, "a version of ONNX's own operators", defaults + " of them");
        }
        return model;
    }

    /** Whether a domain is that of ONNX's own operators. */
    public static boolean isDefault(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }

    /** The file, for messages. */
    public String name() {
        return name;
    }

    /** Its size. */
    public long bytes() {
        return bytes;
    }

    /** All of it. */
    public ModelProto model() {
        return model;
    }

    /** The graph. */
    public GraphProto graph() {
        return model.getGraph();
    }

    /** The version of ONNX's own operators. */
    public long opset() {
        return model.getOpsetImportList().stream()
                .filter(imported -> isDefault(imported.getDomain()))
                .findFirst()
                .orElseThrow()
                .getVersion();
    }

    /**
     * The values that the graph has from the start, by name.
     *
     * @throws WeightsException if one is not intact, or of a type that networks do not have
     */
    public Map<String, Constant> initializers() {
        if (graph().getSparseInitializerCount() > 0) {
            throw new WeightsException(name, "sparse_initializer", -1, "dense tensors", "sparse ones");
        }
        Map<String, Constant> initializers = new LinkedHashMap<>();
        for (TensorProto tensor : graph().getInitializerList()) {
            Constant constant = TensorReader.read(name, "tensor " + tensor.getName(), tensor);
            if (initializers.put(tensor.getName(), constant) != null) {
                throw new WeightsException(
                        name, "tensor " + tensor.getName(), -1, "a tensor once", "another of that name");
            }
        }
        return initializers;
    }

    /** The tensor in an attribute; what it is in is for messages. */
    public Constant tensor(String node, AttributeProto attribute) {
        return TensorReader.read(name, node + " " + attribute.getName(), attribute.getT());
    }
}
