package dev.acrida.cli.show;

import dev.acrida.engine.definition.TaskRatio;
import dev.acrida.engine.definition.UserClass;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Prints how likely user classes and tasks are, in the layout of Locust. */
public final class TaskRatioReport {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String LINE = "-".repeat(80);

    private final List<UserClass> userClasses;
    private final int users;

    /**
     * A report on these classes.
     *
     * @param users how many there would be; 0 for as many as there is weight
     */
    public TaskRatioReport(List<UserClass> userClasses, int users) {
        this.userClasses = userClasses;
        this.users = users;
    }

    /** As text. */
    public void print(PrintStream out) {
        out.println("\n Task ratio per User class\n" + LINE);
        print(TaskRatio.of(userClasses, users, false), 0, out);
        out.println("\n Total task ratio\n" + LINE);
        print(TaskRatio.of(userClasses, users, true), 0, out);
    }

    /** As JSON. */
    public void printJson(PrintStream out) {
        ObjectNode document = JSON.createObjectNode();
        put(document.putObject("per_class"), TaskRatio.of(userClasses, users, false));
        put(document.putObject("total"), TaskRatio.of(userClasses, users, true));
        DefaultIndenter indenter = new DefaultIndenter("    ", "\n");
        Separators separators =
                Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(separators).withObjectIndenter(indenter);
        out.println(JSON.writer().with(printer).writeValueAsString(document));
    }

    private static void print(List<TaskRatio> ratios, int level, PrintStream out) {
        String padding = "  ".repeat(level);
        for (TaskRatio ratio : ratios) {
            String percent = "%s%-6s".formatted(padding, percent(ratio.ratio()));
            out.println(" %-10s %-50s".formatted(percent, padding + ratio.name()));
            print(ratio.tasks(), level + 1, out);
        }
    }

    private static String percent(double ratio) {
        // Halves to even, as Python prints them.
        return new BigDecimal(ratio * 100).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static void put(ObjectNode object, List<TaskRatio> ratios) {
        for (TaskRatio ratio : ratios) {
            ObjectNode entry = object.putObject(ratio.name());
            entry.put("ratio", ratio.ratio());
            if (!ratio.tasks().isEmpty()) {
                put(entry.putObject("tasks"), ratio.tasks());
            }
        }
    }
}
