// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Shares the arrays that kernels work in: only one kernel works at a time. Lengths between two powers of two make a class. In
 * each class the longest array serves the longest that each kernel wants, the second the second, and so on, so there are as
 * many arrays, and as long ones, as the kernel with most needs. None is twice as long as what it is used for: what lies
 * farther apart fits worse into caches.
 */
final class ScratchPlanner {

    /** The lengths of the arrays of each class, from the longest to the shortest; the classes from long to short. */
    private final NavigableMap<Integer, List<Integer>> classes = new TreeMap<>(Comparator.reverseOrder());

    ScratchPlanner(List<Kernel> kernels) {
        for (Kernel kernel : kernels) {
            List<Place> places = places(kernel.scratch());
            for (int i = 0; i < places.size(); i++) {
                reserve(places.get(i), kernel.scratch().get(i));
            }
        }
    }

    /** An index among the arrays of a class. */
    private record Place(int lengthClass, int index) {}

    /** The place of the first array of each wish: in each class the longest first. */
    private static List<Place> places(List<Scratch> wishes) {
        Place[] places = new Place[wishes.size()];
        Map<Integer, Integer> used = new HashMap<>();
        IntStream.range(0, places.length)
                .boxed()
                .sorted(Comparator.comparing(i -> -wishes.get(i).length()))
                .forEach(i -> {
                    int lengthClass = Integer.SIZE
                            - Integer.numberOfLeadingZeros(wishes.get(i).length() - 1);
                    int end = used.merge(lengthClass, wishes.get(i).count(), Integer::sum);
                    places[i] = new Place(lengthClass, end - wishes.get(i).count());
                });
        return List.of(places);
    }

    private void reserve(Place place, Scratch wish) {
        List<Integer> lengths = classes.computeIfAbsent(place.lengthClass(), absent -> new ArrayList<>());
        for (int i = place.index(); i < place.index() + wish.count(); i++) {
            while (i >= lengths.size()) {
                lengths.add(0);
            }
            lengths.set(i, Math.max(lengths.get(i), wish.length()));
        }
    }

    /** The index of the first array of each of a kernel's wishes. */
    List<Integer> first(Kernel kernel) {
        return places(kernel.scratch()).stream()
                .map(place -> place.index()
                        + classes.headMap(place.lengthClass()).values().stream()
                                .mapToInt(List::size)
                                .sum())
                .toList();
    }

    /** All arrays in order, those of the same length together. */
    List<Scratch> runs() {
        List<Scratch> runs = new ArrayList<>();
        classes.values().stream().flatMap(List::stream).forEach(length -> {
            int last = runs.size() - 1;
            if (last >= 0 && runs.get(last).length() == length) {
                runs.set(last, new Scratch(runs.get(last).count() + 1, length));
            } else {
                runs.add(new Scratch(1, length));
            }
        });
        return runs;
    }
}
