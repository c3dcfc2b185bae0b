// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import dev.ingot.benchmarks.measure.ModelText.LayerText;
import dev.ingot.benchmarks.report.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Where the time of a model goes, as a share of the processor's limits: each layer that multiplies is compiled as a network of
 * its own, with the layers that fuse with it, and they and the probes of the limits take turns.
 */
public final class LayerProfile {
    /** The section of the figures. */
    public static final String SECTION = "layers";

    /** The name of all convolutions of a model together. */
    public static final String CONVOLUTIONS = "convolutions";

    private static final int FEWEST_TURNS = 5;

    private final String model;
    private final KernelSet kernels = KernelSet.current();
    private final List<Piece> pieces = new ArrayList<>();

    private LayerProfile(String model) {
        this.model = model;
    }

    /** A layer as a network of its own. */
    private record Piece(String name, boolean dense, CompiledPass pass, Block block) {
        long multiplyAdds() {
            return pass.network().signature().multiplyAdds();
        }

        /** The values in its largest weight, the kernel. */
        int kernel() {
            return pass.network().signature().weights().stream()
                    .mapToInt(weight -> weight.shape().elements())
                    .max()
                    .orElse(0);
        }
    }

    /** The nanoseconds of each piece in a turn, and the limits measured in it, per nanosecond. */
    private record Turn(double[] times, double peak, double read) {}

    /** Takes the file of a sequential model's source, and the seconds for each layer; half of them warm it up. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        LayerProfile profile = new LayerProfile(file.getFileName().toString().replace(".java", ""));
        profile.compile(ModelText.read(Files.readString(file)), seconds / 2);
        profile.print(profile.measure(profile.pieces.size() * seconds / 2));
    }

    /** The subject of the figures of a layer. */
    public static String subject(String model, String layer, String kernels) {
        return model + " " + layer + " " + kernels;
    }

    private void compile(ModelText text, double warmUp) {
        String annotation = text.annotation();
        for (List<LayerText> layers : text.pieces()) {
            CompiledPass pass = new ModelText(annotation, layers).compile();
            Block.warmUp(pass, warmUp);
            LayerText work =
                    layers.stream().filter(LayerText::works).findFirst().orElseThrow();
            boolean dense = work.annotations().contains("@Dense");
            pieces.add(new Piece(work.name(), dense, pass, new Block(pass)));
            int[] output = Contest.outputShape(pass.network().signature()).toArray();
            String input = Arrays.stream(output).mapToObj(String::valueOf).collect(Collectors.joining(", "));
            annotation = String.format(Locale.ROOT, "@NeuralNetwork(input = {%s})", input);
        }
    }

    private List<Turn> measure(double seconds) throws IOException {
        int dense = pieces.stream()
                .filter(Piece::dense)
                .mapToInt(Piece::kernel)
                .max()
                .orElse(1);
        Limits limits = Limits.probe(dense).orElseThrow();
        List<Turn> turns = new ArrayList<>();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (turns.size() < FEWEST_TURNS || System.nanoTime() < end) {
            double[] times =
                    pieces.stream().mapToDouble(piece -> piece.block().time()).toArray();
            turns.add(new Turn(times, limits.multiplyAddRate(), limits.readRate()));
        }
        return turns;
    }

    private void print(List<Turn> turns) {
        for (int i = 0; i < pieces.size(); i++) {
            int index = i;
            Piece piece = pieces.get(i);
            print(piece.name(), turns, piece.multiplyAdds(), turn -> turn.times[index]);
            if (piece.dense()) {
                double bytes = (double) Float.BYTES * piece.kernel();
                print(piece.name(), "GB/s", turns, turn -> bytes / turn.times[index]);
                print(piece.name(), "% of reading", turns, turn -> 100 * bytes / turn.times[index] / turn.read);
            }
        }
        long multiplyAdds = pieces.stream()
                .filter(piece -> !piece.dense())
                .mapToLong(Piece::multiplyAdds)
                .sum();
        print(CONVOLUTIONS, turns, multiplyAdds, this::convolutions);
    }

    private double convolutions(Turn turn) {
        double time = 0;
        for (int i = 0; i < pieces.size(); i++) {
            time += pieces.get(i).dense() ? 0 : turn.times[i];
        }
        return time;
    }

    private void print(String layer, List<Turn> turns, long multiplyAdds, ToDoubleFunction<Turn> time) {
        print(layer, "us", turns, turn -> time.applyAsDouble(turn) / 1e3);
        Figure.of(SECTION, subject(model, layer, kernels.label()), "multiply-adds", multiplyAdds)
                .print();
        print(layer, "GFLOP/s", turns, turn -> 2 * multiplyAdds / time.applyAsDouble(turn));
        print(layer, "% of peak", turns, turn -> 100 * multiplyAdds / time.applyAsDouble(turn) / turn.peak);
    }

    private void print(String layer, String metric, List<Turn> turns, ToDoubleFunction<Turn> value) {
        double[] samples = turns.stream().mapToDouble(value).toArray();
        Figure.of(SECTION, subject(model, layer, kernels.label()), metric, samples)
                .print();
    }
}
