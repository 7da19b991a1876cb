package hitchpost.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Rules that need the syntax tree, which the compiler of the JDK makes. */
final class TreeRules extends TreePathScanner<Void, Void> {
  private static final int MAX_FUNCTION_LINES = 70;

  private static final List<String> PURE = List.of("core", "ocpp16", "ocpp201");

  private static final Set<String> WAITS =
      Set.of("sleep", "parkNanos", "parkUntil", "assertTimeout", "assertTimeoutPreemptively");

  private final String file;
  private final CompilationUnitTree unit;
  private final DocTrees docs;
  private final SourcePositions positions;
  private final LineMap lines;
  private final List<Complaint> found;

  private TreeRules(String file, CompilationUnitTree unit, DocTrees docs, List<Complaint> found) {
    this.file = file;
    this.unit = unit;
    this.docs = docs;
    this.positions = docs.getSourcePositions();
    this.lines = unit.getLineMap();
    this.found = found;
  }

  /** Checks sources that are given as path and text. */
  static List<Complaint> in(Map<String, String> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> sources = new ArrayList<>();
    files.forEach((file, text) -> sources.add(new Source(file, text)));
    JavacTask task =
        (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, sources);
    DocTrees docs = DocTrees.instance(task);
    List<Complaint> found = new ArrayList<>();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        String file = unit.getSourceFile().toUri().getPath().substring(1);
        new TreeRules(file, unit, docs, found).scan(unit, null);
        if (PURE.stream().anyMatch(module -> file.startsWith(module + "/src/main/"))) {
          new OrderRules(file, unit, docs.getSourcePositions(), found).check();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot parse", e);
    }
    return found;
  }

  @Override
  public Void visitClass(ClassTree type, Void unused) {
    boolean topLevel = getCurrentPath().getParentPath().getLeaf() == unit;
    boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
    if (isMain() && topLevel && isPublic && docs.getDocComment(getCurrentPath()) == null) {
      complain(type, "public type " + type.getSimpleName() + " has no Javadoc");
    }
    return super.visitClass(type, unused);
  }

  @Override
  public Void visitMethod(MethodTree method, Void unused) {
    long afterAnnotations = positions.getEndPosition(unit, method.getModifiers());
    checkLength(method, Math.max(start(method), afterAnnotations), method.getName() + "()");
    if (isMain() && method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
      complain(method, "synchronized: one thread writes, nothing locks");
    }
    return super.visitMethod(method, unused);
  }

  @Override
  public Void visitBlock(BlockTree block, Void unused) {
    if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree) {
      checkLength(block, start(block), "initializer");
    }
    return super.visitBlock(block, unused);
  }

  @Override
  public Void visitSynchronized(SynchronizedTree block, Void unused) {
    if (isMain()) {
      complain(block, "synchronized: one thread writes, nothing locks");
    }
    return super.visitSynchronized(block, unused);
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree select, Void unused) {
    String text = select.toString();
    if (isMain()
        && !isIn("simulator")
        && (text.equals("System.out") || text.equals("System.err"))) {
      complain(select, text + ": only the simulator has a console");
    }
    return super.visitMemberSelect(select, unused);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
    String callee = call.getMethodSelect().toString();
    String name = callee.substring(callee.lastIndexOf('.') + 1);
    if (!isMain() && WAITS.contains(name)) {
      complain(call, name + "(): a test waits for what happens, never for time");
    }
    if (isMain() && name.equals("printStackTrace")) {
      complain(call, "printStackTrace(): log it or throw it");
    }
    return super.visitMethodInvocation(call, unused);
  }

  @Override
  public Void visitAnnotation(AnnotationTree annotation, Void unused) {
    String name = annotation.getAnnotationType().toString();
    if (name.equals("Disabled") || name.endsWith(".Disabled")) {
      complain(annotation, "a test that is switched off");
    }
    return super.visitAnnotation(annotation, unused);
  }

  private void checkLength(Tree tree, long from, String what) {
    long length = line(positions.getEndPosition(unit, tree)) - line(from) + 1;
    if (length > MAX_FUNCTION_LINES) {
      complain(tree, what + " has " + length + " lines, at most " + MAX_FUNCTION_LINES);
    }
  }

  private boolean isMain() {
    return file.contains("/src/main/");
  }

  private boolean isIn(String module) {
    return file.startsWith(module + "/");
  }

  private void complain(Tree tree, String rule) {
    found.add(new Complaint(file, line(start(tree)), rule));
  }

  private long start(Tree tree) {
    return positions.getStartPosition(unit, tree);
  }

  private long line(long position) {
    return lines.getLineNumber(position);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    private Source(String file, String text) {
      super(URI.create("string:///" + file), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
