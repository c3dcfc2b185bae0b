// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

/** Index expressions, without the zeros and ones that nobody would write. */
final class Index {

    private Index() {}

    static String sum(String left, String right) {
        if (left.equals("0")) {
            return right;
        }
        return right.equals("0") ? left : left + " + " + right;
    }

    static String sum(String left, int right) {
        if (left.chars().allMatch(Character::isDigit)) {
            return Integer.toString(Integer.parseInt(left) + right);
        }
        return right < 0 ? left + " - " + -right : sum(left, Integer.toString(right));
    }

    static String product(String left, int right) {
        if (left.chars().allMatch(Character::isDigit)) {
            return Integer.toString(Integer.parseInt(left) * right);
        }
        if (right == 1) {
            return left;
        }
        String outsideBrackets = left.replaceAll("\\[[^]]*]", "");
        boolean sum = outsideBrackets.contains(" + ") || outsideBrackets.contains(" - ");
        return (sum ? "(" + left + ")" : left) + " * " + right;
    }
}
