// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/**
 * The shape nearest to the one that a user wrote which holds the right number of values: the likely fix of a reshape. One
 * size is changed if that is enough; else the shape is nearest whose sizes' ratios, as logarithms, have the least sum.
 *
 * @param sizes the shape, -1 where the user wrote it
 * @param changed the only size that differs; empty if several do
 */
record ReshapeFit(List<Long> sizes, OptionalInt changed) {

    private static final int UNKNOWN = -1;

    /** More axes than this are not searched for the nearest shape: the time grows by a factor of four with each. */
    private static final int MOST_AXES = 6;

    /** The nearest shape to these sizes, at most one of them -1, that holds so many values. */
    static ReshapeFit nearest(List<Integer> wanted, long count) {
        long[] divisors = Divisors.of(count);
        Optional<ReshapeFit> oneChange = oneChange(wanted, count, divisors);
        if (oneChange.isPresent()) {
            return oneChange.get();
        }
        if (wanted.size() > MOST_AXES) {
            return new ReshapeFit(List.of(count), OptionalInt.empty());
        }
        List<List<Long>> fitting = new ArrayList<>();
        search(wanted, count, divisors, new ArrayList<>(), fitting);
        List<Long> nearest = fitting.get(0);
        for (List<Long> sizes : fitting) {
            if (distance(wanted, sizes) < distance(wanted, nearest)) {
                nearest = sizes;
            }
        }
        return new ReshapeFit(nearest, OptionalInt.empty());
    }

    /** The change of one size by as little as possible, of equal ones the last. */
    private static Optional<ReshapeFit> oneChange(List<Integer> wanted, long count, long[] divisors) {
        ReshapeFit best = null;
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < wanted.size(); i++) {
            List<Long> changed =
                    new ArrayList<>(wanted.stream().map(Integer::longValue).toList());
            for (long divisor : divisors) {
                changed.set(i, divisor);
                long change = Math.abs(divisor - wanted.get(i));
                if (wanted.get(i) != UNKNOWN && change <= smallest && holds(changed, count)) {
                    best = new ReshapeFit(List.copyOf(changed), OptionalInt.of(i));
                    smallest = change;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** Collects shapes whose every size is one of the two divisors next to the wanted one on either side. */
    private static void search(
            List<Integer> wanted, long remaining, long[] divisors, List<Long> prefix, List<List<Long>> fitting) {
        int axis = prefix.size();
        if (axis == wanted.size()) {
            if (remaining == 1 || wanted.contains(UNKNOWN)) {
                fitting.add(List.copyOf(prefix));
            }
            return;
        }
        for (long size : candidates(wanted, axis, remaining, divisors)) {
            prefix.add(size);
            search(wanted, size == UNKNOWN ? remaining : remaining / size, divisors, prefix, fitting);
            prefix.remove(axis);
        }
    }

    private static long[] candidates(List<Integer> wanted, int axis, long remaining, long[] divisors) {
        int size = wanted.get(axis);
        if (size == UNKNOWN) {
            return new long[] {UNKNOWN};
        }
        if (axis == wanted.size() - 1 && !wanted.contains(UNKNOWN)) {
            return new long[] {remaining};
        }
        long[] possible = LongStream.of(divisors)
                .filter(divisor -> remaining % divisor == 0)
                .toArray();
        int above = 0;
        while (above < possible.length && possible[above] < size) {
            above++;
        }
        int from = Math.max(above - 2, 0);
        int to = Math.min(above + 2, possible.length);
        return LongStream.of(possible).skip(from).limit(to - from).toArray();
    }

    private static boolean holds(List<Long> sizes, long count) {
        long remaining = count;
        for (long size : sizes) {
            if (size != UNKNOWN) {
                if (remaining % size != 0) {
                    return false;
                }
                remaining /= size;
            }
        }
        return remaining == 1 || sizes.contains((long) UNKNOWN);
    }

    private static double distance(List<Integer> wanted, List<Long> sizes) {
        double distance = 0;
        for (int i = 0; i < sizes.size(); i++) {
            distance += Math.abs(Math.log((double) sizes.get(i) / wanted.get(i)));
        }
        return distance;
    }
}
