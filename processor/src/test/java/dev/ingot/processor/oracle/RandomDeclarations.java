// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.layer.LayerType;
import dev.ingot.processor.oracle.Declaration.Field;
import dev.ingot.processor.oracle.Declaration.Input;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Networks of one layer with arguments and input shapes drawn at random. What the layer's own checks refuse is drawn again,
 * so nothing here repeats a rule of a layer: only ranges in which arguments are interesting.
 */
final class RandomDeclarations {

    private static final int ATTEMPTS = 10_000;

    private static final int LARGEST_AXIS = 7;

    private final Random random;

    RandomDeclarations(long seed) {
        random = new Random(seed);
    }

    /** A network that the compiler accepts. */
    Declaration draw(LayerType type, int number) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Declaration declaration = attempt(type, number);
            if (DeclaredModel.isValid(declaration)) {
                return declaration;
            }
        }
        throw new IllegalStateException("no arguments for " + type.kerasClass() + " are accepted");
    }

    private Declaration attempt(LayerType type, int number) {
        List<Input> inputs = inputs();
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (RecordComponent component : type.definition().getRecordComponents()) {
            boolean required =
                    DeclaredModel.defaultOf(type, component.getName()).isEmpty();
            if (required || random.nextInt(4) > 0) {
                arguments.put(component.getName(), value(component));
            }
        }
        List<String> from = inputs.stream().map(Input::name).toList();
        Field field = new Field("layer", "layer", type, arguments, from);
        return new Declaration("random", type.kerasClass() + number, inputs, List.of(field), List.of("layer"));
    }

    /**
     * One input, or several whose shapes are alike, since unlike ones are seldom accepted: another size on one axis, or what
     * can be repeated to the shape of the others.
     */
    private List<Input> inputs() {
        int[] sizes = random.ints(1 + random.nextInt(4), 1, LARGEST_AXIS + 1).toArray();
        int count = 1 + random.nextInt(3);
        if (count == 1) {
            return List.of(new Input(Declaration.SINGLE_INPUT, Declaration.SINGLE_INPUT, Shape.of(sizes)));
        }
        List<Input> inputs = new ArrayList<>();
        int changed = random.nextInt(sizes.length);
        for (int i = 0; i < count; i++) {
            int size = random.nextBoolean() ? sizes[changed] : 1 + random.nextInt(LARGEST_AXIS);
            Shape shape = random.nextBoolean() ? Shape.of(sizes).with(changed, size) : repeatable(sizes);
            inputs.add(new Input("input" + i, "input" + i, shape));
        }
        return inputs;
    }

    /** A shape with some of the sizes, 1 in place of others, and perhaps without the first axes. */
    private Shape repeatable(int... sizes) {
        int missing = random.nextInt(sizes.length);
        int[] kept = Arrays.copyOfRange(sizes, random.nextBoolean() ? missing : 0, sizes.length);
        return Shape.of(
                Arrays.stream(kept).map(size -> random.nextBoolean() ? size : 1).toArray());
    }

    private Object value(RecordComponent component) {
        String name = component.getName();
        if (component.getGenericType() instanceof ParameterizedType list) {
            Class<?> element = (Class<?>) list.getActualTypeArguments()[0];
            return name.equals("value") && random.nextBoolean()
                    ? order(1 + random.nextInt(4))
                    : list(random.nextInt(5), () -> scalar(name, element));
        }
        return scalar(name, component.getType());
    }

    /** The whole numbers from 1 on, in random order: what a permutation asks for. */
    private List<Object> order(int length) {
        List<Object> numbers = new ArrayList<>();
        for (int number = 1; number <= length; number++) {
            numbers.add(random.nextInt(number), number);
        }
        return numbers;
    }

    private List<Object> list(int length, Supplier<Object> element) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            values.add(element.get());
        }
        return values;
    }

    private Object scalar(String name, Class<?> type) {
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == int.class || type == Integer.class) {
            return integer(name);
        }
        if (type == double.class || type == Double.class) {
            return random.nextInt(20) / 8.0;
        }
        Object[] constants = type.getEnumConstants();
        return constants[random.nextInt(constants.length)];
    }

    private int integer(String name) {
        return switch (name) {
            case "units", "filters" -> 1 + random.nextInt(20);
            case "axis", "axes" -> random.nextInt(8) - 4;
            case "value" -> random.nextInt(3) == 0 ? -1 : 1 + random.nextInt(2 * LARGEST_AXIS);
            case "outputPadding", "padding", "cropping" -> random.nextInt(3);
            default -> 1 + random.nextInt(4);
        };
    }
}
