package dev.acrida.engine.definition;

/** Runs the static initializers of a test's classes where a failure can still be told in a line. */
final class Initializers {
    private Initializers() {}

    /**
     * Initializes the class, unless it is already.
     *
     * @throws TestDefinitionException if that fails; the message says by what
     */
    static void run(Class<?> type) {
        try {
            Class.forName(type.getName(), true, type.getClassLoader());
        } catch (ExceptionInInitializerError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String reason =
                    cause instanceof IllegalArgumentException
                            ? String.valueOf(cause.getMessage())
                            : cause.toString();
            throw new TestDefinitionException(type.getSimpleName() + ": " + reason, cause);
        } catch (NoClassDefFoundError | ClassNotFoundException e) {
            throw new TestDefinitionException(
                    type.getSimpleName() + " cannot be initialized: " + e.getMessage(), e);
        }
    }
}
