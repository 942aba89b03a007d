package dev.acrida.architecture;

import static java.util.Objects.requireNonNull;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The outer form of a method or constructor, as its source shows it.
 *
 * @param lines from its first modifier to its closing brace
 * @param nesting how deep its control structures stand in each other; an {@code else if} goes on
 *     with the level of its {@code if}
 * @param parameters how many it takes; none for a record's constructor, since components are exempt
 * @param sleeps whether it puts its thread to sleep
 */
record MethodShape(
        SourceFile file, String name, int lines, int nesting, int parameters, boolean sleeps) {

    /** The methods in these files. */
    static List<MethodShape> of(List<SourceFile> files) {
        Map<Path, SourceFile> byPath =
                files.stream()
                        .collect(Collectors.toMap(SourceFile::absolutePath, Function.identity()));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager sources = compiler.getStandardFileManager(null, null, null)) {
            var objects = sources.getJavaFileObjectsFromPaths(byPath.keySet());
            JavacTask task =
                    (JavacTask) compiler.getTask(null, sources, null, List.of(), null, objects);
            List<MethodShape> methods = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                SourceFile file = requireNonNull(byPath.get(Path.of(unit.getSourceFile().toUri())));
                new Reader(file, unit, Trees.instance(task).getSourcePositions(), methods)
                        .scan(new TreePath(unit), null);
            }
            return methods;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader extends TreePathScanner<Void, Void> {
        private final SourceFile file;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<MethodShape> methods;

        Reader(
                SourceFile file,
                CompilationUnitTree unit,
                SourcePositions positions,
                List<MethodShape> methods) {
            this.file = file;
            this.unit = unit;
            this.positions = positions;
            this.methods = methods;
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            MethodBody body = MethodBody.of(method);
            methods.add(
                    new MethodShape(
                            file,
                            method.getName().toString(),
                            linesOf(method),
                            body.nesting(),
                            parametersOf(method),
                            body.sleeps()));
            return super.visitMethod(method, null);
        }

        private int parametersOf(MethodTree method) {
            boolean isOfRecord =
                    getCurrentPath().getParentPath().getLeaf().getKind() == Kind.RECORD;
            boolean isConstructor = method.getName().contentEquals("<init>");
            return isOfRecord && isConstructor ? 0 : method.getParameters().size();
        }

        private int linesOf(MethodTree method) {
            long first = positions.getStartPosition(unit, method);
            long last = positions.getEndPosition(unit, method);
            return (int)
                    (unit.getLineMap().getLineNumber(last)
                            - unit.getLineMap().getLineNumber(first)
                            + 1);
        }
    }
}
