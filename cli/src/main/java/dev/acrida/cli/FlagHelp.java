package dev.acrida.cli;

import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

import java.util.List;

/** Shows flags without the {@code =true} and {@code =false} that they understand, too. */
final class FlagHelp extends Help {
    FlagHelp(CommandSpec command, ColorScheme colors) {
        super(command, colors);
    }

    @Override
    public IParamLabelRenderer createDefaultParamLabelRenderer() {
        IParamLabelRenderer others = super.createDefaultParamLabelRenderer();
        return new IParamLabelRenderer() {
            @Override
            public Text renderParameterLabel(ArgSpec argument, Ansi ansi, List<IStyle> styles) {
                return argument.type() == boolean.class
                        ? ansi.new Text("")
                        : others.renderParameterLabel(argument, ansi, styles);
            }

            @Override
            public String separator() {
                return others.separator();
            }
        };
    }
}
