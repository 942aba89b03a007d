package dev.acrida.web.desk;

/** An order cannot be carried out; the message says why and what to do, in a line. */
public final class RefusedOrder extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final boolean untimely;

    private RefusedOrder(String field, boolean untimely, String message) {
        super(message);
        this.field = field;
        this.untimely = untimely;
    }

    /** A value is wrong: that of this field, for example {@code options.product}. */
    public static RefusedOrder wrong(String field, String message) {
        return new RefusedOrder(field, false, message);
    }

    /** Not now: the run does something that does not allow it. */
    public static RefusedOrder untimely(String message) {
        return new RefusedOrder("", true, message);
    }

    /** The field whose value is wrong; empty if it is not about one. */
    public String field() {
        return field;
    }

    /** Whether the order itself was right, but not the moment. */
    public boolean isUntimely() {
        return untimely;
    }
}
