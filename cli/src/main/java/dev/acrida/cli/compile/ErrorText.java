package dev.acrida.cli.compile;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Compile errors as their author should read them: {@code file:line:column: error: message}, the
 * line, a caret, and what else the compiler says. Columns count characters from 1, tabs too.
 */
final class ErrorText {
    private static final String DUPLICATE_CLASS = "compiler.err.duplicate.class";

    /** The compiler qualifies every type; nobody needs that for those that one import brings. */
    private static final Pattern COMMON_PACKAGE =
            Pattern.compile("\\b(?:java\\.(?:lang|time|util)|dev\\.acrida)\\.(?=[A-Z])");

    private final List<SourceText> sources;

    ErrorText(List<SourceText> sources) {
        this.sources = sources;
    }

    /** All errors among these, in their order; warnings are left out. */
    String of(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
        return diagnostics.stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(this::of)
                .collect(Collectors.joining("\n"));
    }

    private String of(Diagnostic<? extends JavaFileObject> error) {
        String message = COMMON_PACKAGE.matcher(error.getMessage(Locale.ENGLISH)).replaceAll("");
        if (!(error.getSource() instanceof SourceText source) || error.getPosition() < 0) {
            return "error: " + message;
        }
        Spot spot = Spot.of(source, error.getPosition());
        String place = "%s:%d:%d: error: ".formatted(source.file(), spot.line(), spot.column());
        if (Objects.equals(error.getCode(), DUPLICATE_CLASS)) {
            return place + duplicate(message, source);
        }
        List<String> lines = message.lines().toList();
        StringBuilder text = new StringBuilder(place).append(lines.getFirst());
        text.append('\n').append(spot.text()).append('\n').append(spot.caret());
        lines.stream().skip(1).forEach(line -> text.append('\n').append(line));
        return text.toString();
    }

    private String duplicate(String message, SourceText source) {
        String name = message.substring(message.lastIndexOf(' ') + 1);
        String simpleName = name.substring(name.lastIndexOf('.') + 1);
        String other =
                sources.stream()
                        .filter(each -> each != source && each.declares(simpleName))
                        .findFirst()
                        .map(each -> each.file().toString())
                        .orElse("the same file");
        return "class " + name + " is also in " + other + ": rename one of them";
    }

    /** A place in a source, counted from 1, and the text of its line. */
    private record Spot(int line, int column, String text) {
        static Spot of(SourceText source, long position) {
            String all = source.getCharContent(true).toString();
            int at = (int) Math.min(position, all.length());
            int start = all.lastIndexOf('\n', at - 1) + 1;
            int end = all.indexOf('\n', at);
            int line = (int) all.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
            String text = all.substring(start, end < 0 ? all.length() : end).stripTrailing();
            return new Spot(line, at - start + 1, text);
        }

        /** A caret below the column: tabs stay tabs, so that both lines are equally wide. */
        String caret() {
            String before = text.substring(0, Math.min(column - 1, text.length()));
            return before.replaceAll("[^\t]", " ") + "^";
        }
    }
}
