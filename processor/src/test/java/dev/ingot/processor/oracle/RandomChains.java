// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import dev.ingot.dsl.Interpolation;
import dev.ingot.dsl.Padding;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.oracle.Declaration.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Chains of layers without activations, of small random sizes: what passes may fold. */
final class RandomChains {

    private final Random random;
    private final boolean normalizations;

    /**
     * Chains of a seed.
     *
     * @param normalizations whether there are batch normalisations, whose arithmetic is not exact for integers
     */
    RandomChains(long seed, boolean normalizations) {
        random = new Random(seed);
        this.normalizations = normalizations;
    }

    /** A chain that the compiler accepts: of vectors that become images and perhaps vectors again, or of images. */
    Declaration draw(String name) {
        Declaration chain = attempt(name);
        while (!DeclaredModel.isValid(chain)) {
            chain = attempt(name);
        }
        return chain;
    }

    private Declaration attempt(String name) {
        List<Field> layers = new ArrayList<>();
        Shape image = Shape.of(upTo(5), upTo(5), 2 * upTo(3));
        boolean vector = random.nextBoolean();
        if (vector) {
            layers.add(dense(Math.toIntExact(image.elements())));
            layers.add(Chain.layer("Reshape", Map.of("value", image.toList())));
        }
        for (int count = 1 + upTo(3); count > 0; count--) {
            layers.add(ofImage());
        }
        if (random.nextBoolean()) {
            layers.add(Chain.layer("Flatten", Map.of()));
            layers.add(dense(upTo(6)));
        }
        return Chain.network(name, vector ? Shape.of(upTo(6)) : image, layers.toArray(Field[]::new));
    }

    private Field ofImage() {
        return switch (random.nextInt(normalizations ? 7 : 6)) {
            case 0 -> dense(upTo(6));
            case 1 -> Chain.layer("UpSampling2D", Map.of("size", pair(3), "interpolation", Interpolation.NEAREST));
            case 2 ->
                Chain.layer("Rescaling", Map.of("scale", List.of(2.0), "offset", List.of((double) random.nextInt(2))));
            case 3 -> window("Conv2DTranspose", pair(4));
            case 4 -> window("Conv2D", List.of(1));
            case 5 -> window("Conv2D", pair(4));
            default -> Chain.layer("BatchNormalization", Map.of());
        };
    }

    private Field dense(int units) {
        return Chain.layer("Dense", Map.of("units", units, "useBias", random.nextBoolean()));
    }

    private Field window(String kerasClass, List<Integer> kernelSize) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("filters", 2 * upTo(3));
        arguments.put("kernelSize", kernelSize);
        arguments.put("useBias", random.nextBoolean());
        arguments.put("padding", random.nextBoolean() ? Padding.SAME : Padding.VALID);
        if (random.nextBoolean()) {
            arguments.put("strides", List.of(upTo(3)));
        } else if (random.nextBoolean()) {
            arguments.put("dilationRate", List.of(upTo(2)));
        }
        if (kerasClass.equals("Conv2D") && random.nextInt(3) == 0) {
            arguments.put("groups", 2);
        }
        return Chain.layer(kerasClass, arguments);
    }

    private List<Integer> pair(int largest) {
        return List.of(upTo(largest), upTo(largest));
    }

    private int upTo(int largest) {
        return 1 + random.nextInt(largest);
    }
}
