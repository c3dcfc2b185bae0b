// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.check;

/**
 * The catalogue of messages: number, severity, text and hint of each. 100: arguments and shapes of a layer; 200: the graph;
 * 300: the class that holds the model; 400: warnings; 900: the compiler itself.
 *
 * <p>Texts and hints are {@link java.util.Formatter} patterns over the same arguments. Shapes print as {@code (28, 28, 1)};
 * the words are layer, shape, input, "expected ... but got ...".
 */
public enum Code {
    /** A number is smaller than it may be. */
    ARGUMENT_TOO_SMALL(101, Severity.ERROR, "%1$s is %2$s, but must be at least %3$s", "use %1$s = %3$s or more"),
    /** The input of a layer has the wrong number of axes. */
    WRONG_RANK(102, Severity.ERROR, "expected an input of shape %1$s, but %2$s gives %3$s", "%4$s"),
    /** The number of values changes in a reshape. */
    RESHAPE_COUNT(104, Severity.ERROR, "%1$s holds %2$d values, but %3$s gives %4$d", "%5$s"),
    /** A stage of the compiler failed. */
    INTERNAL(900, Severity.ERROR, "internal error: %1$s", "this is a bug of Ingot; please report it with this text");

    private final int number;
    private final Severity severity;
    private final String text;
    private final String hint;

    Code(int number, Severity severity, String text, String hint) {
        this.number = number;
        this.severity = severity;
        this.text = text;
        this.hint = hint;
    }

    /** The number that is printed, searched for and tested. */
    public int number() {
        return number;
    }

    /** How bad it is. */
    public Severity severity() {
        return severity;
    }

    /** The pattern of the message. */
    public String text() {
        return text;
    }

    /** The pattern of the hint. */
    public String hint() {
        return hint;
    }

    /** The tag that begins the message: {@code [ingot-104]}. */
    public String tag() {
        return "[ingot-" + number + "]";
    }
}
