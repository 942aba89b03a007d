package dev.acrida.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreeScanner;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** Measures the body of one method. Confined to one thread. */
final class MethodBody extends TreeScanner<@Nullable Void, @Nullable Void> {
    private static final Pattern SLEEP =
            Pattern.compile("(.*\\.)?(Thread|TimeUnit|(NANO|MICRO|MILLI)?SECONDS)\\.sleep");

    private int depth;
    private int nesting;
    private boolean sleeps;

    private MethodBody() {}

    static MethodBody of(MethodTree method) {
        MethodBody body = new MethodBody();
        body.scan(method.getBody(), null);
        return body;
    }

    int nesting() {
        return nesting;
    }

    boolean sleeps() {
        return sleeps;
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, @Nullable Void none) {
        if (!isStructure(tree)) {
            return super.scan(tree, null);
        }
        depth++;
        nesting = Math.max(nesting, depth);
        super.scan(tree, null);
        depth--;
        return null;
    }

    @Override
    public @Nullable Void visitIf(IfTree branch, @Nullable Void none) {
        scan(branch.getCondition(), null);
        scan(branch.getThenStatement(), null);
        if (branch.getElseStatement() instanceof IfTree next) {
            return visitIf(next, null);
        }
        return scan(branch.getElseStatement(), null);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
        sleeps |= SLEEP.matcher(call.getMethodSelect().toString()).matches();
        return super.visitMethodInvocation(call, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
        // The methods of a class inside of a method are measured on their own.
        return null;
    }

    private static boolean isStructure(@Nullable Tree tree) {
        return switch (tree) {
            case IfTree _, SwitchTree _, SwitchExpressionTree _, TryTree _ -> true;
            case ForLoopTree _, EnhancedForLoopTree _, WhileLoopTree _, DoWhileLoopTree _ -> true;
            case SynchronizedTree _ -> true;
            case null, default -> false;
        };
    }
}
