package hitchpost.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * {@code Set.of} and {@code Map.of} keep their elements in an order that differs from run to run.
 * In the pure modules they may only be private constants that are asked and never walked through.
 */
final class OrderRules extends TreePathScanner<Void, Void> {
  private static final Set<Modifier> CONSTANT =
      Set.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);

  private static final Set<String> QUESTIONS =
      Set.of("contains", "containsAll", "containsKey", "get", "getOrDefault", "isEmpty", "size");

  private final String file;
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final List<Complaint> found;
  private final Set<String> unordered = new HashSet<>();

  OrderRules(
      String file, CompilationUnitTree unit, SourcePositions positions, List<Complaint> found) {
    this.file = file;
    this.unit = unit;
    this.positions = positions;
    this.found = found;
  }

  void check() {
    scan(unit, null);
    if (!unordered.isEmpty()) {
      new Uses().scan(unit, null);
    }
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
    if (hasNoOrder(call)) {
      Tree parent = getCurrentPath().getParentPath().getLeaf();
      if (parent instanceof VariableTree variable
          && variable.getModifiers().getFlags().containsAll(CONSTANT)) {
        unordered.add(variable.getName().toString());
      } else {
        complain(call, call.getMethodSelect() + " has no order: use a list, TreeSet, EnumSet...");
      }
    }
    return super.visitMethodInvocation(call, unused);
  }

  private static boolean hasNoOrder(MethodInvocationTree call) {
    int arguments = call.getArguments().size();
    return switch (call.getMethodSelect().toString()) {
      case "Set.of" -> arguments > 1;
      case "Map.of" -> arguments > 2;
      case "Set.copyOf", "Map.copyOf", "Map.ofEntries" -> true;
      default -> false;
    };
  }

  private void complain(Tree tree, String rule) {
    long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    found.add(new Complaint(file, line, rule));
  }

  /** Finds uses of the constants that are more than a question. */
  private final class Uses extends TreePathScanner<Void, Void> {
    @Override
    public Void visitIdentifier(IdentifierTree use, Void unused) {
      check(use, use.getName().toString());
      return super.visitIdentifier(use, unused);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree use, Void unused) {
      check(use, use.getIdentifier().toString());
      return super.visitMemberSelect(use, unused);
    }

    private void check(ExpressionTree use, String name) {
      if (unordered.contains(name) && !isQuestion(getCurrentPath().getParentPath())) {
        complain(use, name + " has no order: ask it, do not walk through it");
      }
    }

    private static boolean isQuestion(TreePath parent) {
      return switch (parent.getLeaf()) {
        case MemberSelectTree select -> QUESTIONS.contains(select.getIdentifier().toString());
        case MemberReferenceTree reference -> QUESTIONS.contains(reference.getName().toString());
        default -> false;
      };
    }
  }
}
