// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.ir.Concatenate;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.Elementwise;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Input;
import dev.ingot.processor.ir.Lookup;
import dev.ingot.processor.ir.Merge;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Softmax;
import dev.ingot.processor.ir.Transpose;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * In which order a framework that keeps channels first has the values of a tensor: images and what convolutions work on have
 * their channels first there, sequences of vectors do not.
 */
enum ChannelOrder {
    /** The last axis is the first there. */
    CHANNELS_FIRST,
    /** The axes are the same. */
    SAME,
    /** Neither can be told. */
    UNKNOWN;

    private static final int IMAGE_AXES = 3;

    /** The order of a tensor, by how it was made. */
    static ChannelOrder ofSource(Node tensor) {
        Node node = tensor;
        while (keepsPlaces(node)) {
            node = node.operand(0);
        }
        if (node.op() instanceof Transpose transpose) {
            return transpose.axes().equals(channelsToFront(node.shape().rank())) ? SAME : UNKNOWN;
        }
        if (node.op() instanceof Lookup) {
            return SAME;
        }
        boolean maybeSequence = node.op() instanceof Input || node.op() instanceof Reshape;
        return maybeSequence && node.shape().rank() < IMAGE_AXES ? UNKNOWN : CHANNELS_FIRST;
    }

    /** The order of a tensor, by what is made of it. */
    static ChannelOrder ofTarget(Node tensor, Map<Node, List<Node>> users) {
        Set<ChannelOrder> orders = new HashSet<>();
        for (Node user : users.getOrDefault(tensor, List.of())) {
            if (user.op() instanceof Transpose transpose) {
                orders.add(transpose.axes().equals(channelsToBack(tensor.shape().rank())) ? SAME : UNKNOWN);
            } else if (keepsPlaces(user)) {
                orders.add(ofTarget(user, users));
            } else {
                boolean maybeSequence =
                        user.op() instanceof Reshape && tensor.shape().rank() < IMAGE_AXES;
                orders.add(maybeSequence ? UNKNOWN : CHANNELS_FIRST);
            }
        }
        if (orders.isEmpty()) {
            return tensor.shape().rank() < IMAGE_AXES ? UNKNOWN : CHANNELS_FIRST;
        }
        return orders.size() == 1 ? orders.iterator().next() : UNKNOWN;
    }

    /** The nodes of the forward pass that take each. */
    static Map<Node, List<Node>> users(Graph graph) {
        Map<Node, List<Node>> users = new IdentityHashMap<>();
        for (Node user : graph.runNodes()) {
            for (Node operand : user.operands()) {
                users.computeIfAbsent(operand, unseen -> new ArrayList<>()).add(user);
            }
        }
        return users;
    }

    /** Whether the axes before the last are those of the first operand, and the op says nothing of what they are. */
    private static boolean keepsPlaces(Node node) {
        return node.op() instanceof Identity
                || node.op() instanceof Elementwise
                || node.op() instanceof ScaleShift
                || node.op() instanceof Softmax
                || node.op() instanceof Merge
                || node.op() instanceof Concatenate
                || node.op() instanceof Dense;
    }

    private static List<Integer> channelsToFront(int rank) {
        return IntStream.range(0, rank)
                .mapToObj(axis -> (axis + rank - 1) % rank)
                .collect(Collectors.toList());
    }

    private static List<Integer> channelsToBack(int rank) {
        return IntStream.range(0, rank).mapToObj(axis -> (axis + 1) % rank).collect(Collectors.toList());
    }
}
