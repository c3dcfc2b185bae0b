// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import dev.ingot.benchmarks.report.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the time of a model goes: it is compiled again and again, cut after each of its layers, and a layer's time is the
 * difference of two neighbours. The cuts take turns, and of each the fastest block counts: differences of medians drown in the
 * noise of a busy machine. A layer that the compiler fuses with its neighbour shows as nearly no time, or even less than none.
 */
public final class LayerProfile {
    /** The section of the figures. */
    public static final String SECTION = "layers";

    private LayerProfile() {}

    /** Takes the file of a sequential model's source, and the seconds for each cut; half of them warm it up. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        ModelText model = ModelText.read(Files.readString(file));
        List<Block> blocks = new ArrayList<>();
        List<CompiledPass> cuts = new ArrayList<>();
        for (int layer = 0; layer < model.layers().size(); layer++) {
            CompiledPass cut = model.cutAfter(layer).compile();
            Block.warmUp(cut, seconds / 2);
            cuts.add(cut);
            blocks.add(new Block(cut));
        }
        List<double[]> turns = new ArrayList<>();
        long end = System.nanoTime() + (long) (cuts.size() * seconds / 2 * 1e9);
        while (turns.size() < 5 || System.nanoTime() < end) {
            turns.add(blocks.stream().mapToDouble(Block::time).toArray());
        }
        String name = file.getFileName().toString().replace(".java", "");
        for (int layer = 0; layer < cuts.size(); layer++) {
            double time = fastest(turns, layer) - (layer == 0 ? 0 : fastest(turns, layer - 1));
            long before = layer == 0 ? 0 : multiplyAdds(cuts.get(layer - 1));
            String subject = name + " " + model.layers().get(layer).name();
            Figure.of(SECTION, subject, "us", time / 1e3).print();
            Figure.of(SECTION, subject, "multiply-adds", multiplyAdds(cuts.get(layer)) - before)
                    .print();
        }
    }

    private static double fastest(List<double[]> turns, int cut) {
        return turns.stream().mapToDouble(turn -> turn[cut]).min().orElseThrow();
    }

    private static long multiplyAdds(CompiledPass pass) {
        return pass.network().signature().multiplyAdds();
    }
}
