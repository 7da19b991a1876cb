package hitchpost.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rules that hold for a line of text. */
final class LineRules {
  private static final int MAX_COLUMNS = 100;
  private static final int MAX_LINES = 500;

  /** Folders that exist on one machine only; build files and documents must not name them. */
  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.~$}/-])/(?:root|home|Users|work)/[\\w.]");

  /** Hosts that serve packages: which one is used is the business of each machine's settings. */
  private static final Pattern PACKAGE_HOST =
      Pattern.compile(
          "\\b(?:repo\\d*|registry|mirrors?|deb|security|pypi|proxy|files|artifacts?|nexus)"
              + "(?:\\.[a-z][\\w-]*)+\\.(?:org|com|net|io|dev)\\b");

  private static final Pattern UNFINISHED = Pattern.compile("\\b(?:TODO|FIXME|XXX|HACK)\\b");

  private static final Pattern CODE_IN_COMMENT =
      Pattern.compile(
          "^\\s*//\\s*(?:[\\w.<>\\[\\]]+ \\w+ =.*;|.*\\)\\s*;|(?:return|import|throw)\\b.*;"
              + "|(?:if|for|while|switch|try)\\b.*\\{|})\\s*$");

  /** What names a version of the protocol: core speaks of none. */
  private static final Pattern VERSION_WORD =
      Pattern.compile("(?i)(?<![\\d.])1\\.6(?!\\d)|2\\.0\\.1|v16|v201|ocpp[ ._-]?[12]");

  private LineRules() {}

  /** What holds for every text file. */
  static List<Complaint> inText(String file, String text) {
    List<Complaint> found = new ArrayList<>();
    forEachLine(
        text,
        (number, line) -> {
          complainIf(MACHINE_PATH, line, found, file, number, "names a folder of one machine");
          complainIf(PACKAGE_HOST, line, found, file, number, "names a package host");
        });
    return found;
  }

  /** What holds for Java sources. */
  static List<Complaint> inJava(String file, String text) {
    List<Complaint> found = new ArrayList<>();
    forEachLine(text, (number, line) -> layout(file, number, line, found));
    String[] textBlocks = SourceText.textBlocks(text).split("\n", -1);
    forEachLine(
        text,
        (number, line) -> {
          // rows of a table and frames in a text block stay whole
          if (textBlocks[(int) number - 1].isBlank()) {
            width(file, number, line, found);
          }
        });
    forEachLine(
        SourceText.comments(text),
        (number, line) -> {
          complainIf(UNFINISHED, line, found, file, number, "unfinished work in a comment");
          complainIf(CODE_IN_COMMENT, line, found, file, number, "code in a comment");
        });
    long lines = text.lines().count();
    complainIf(lines > MAX_LINES, found, file, lines, lines + " lines, at most " + MAX_LINES);
    return found;
  }

  /** What holds for the sources of core. */
  static List<Complaint> inCore(String file, String text) {
    List<Complaint> found = new ArrayList<>();
    forEachLine(
        SourceText.code(text),
        (number, line) ->
            complainIf(VERSION_WORD, line, found, file, number, "core names a version"));
    return found;
  }

  private static void width(String file, long number, String line, List<Complaint> found) {
    boolean isImport = line.startsWith("import ") || line.startsWith("package ");
    int columns = line.codePointCount(0, line.length());
    String rule = columns + " columns, at most " + MAX_COLUMNS;
    complainIf(columns > MAX_COLUMNS && !isImport, found, file, number, rule);
  }

  private static void layout(String file, long number, String line, List<Complaint> found) {
    complainIf(line.indexOf('\t') >= 0, found, file, number, "tab");
    complainIf(!line.equals(line.stripTrailing()), found, file, number, "space at the end");
    complainIf(line.startsWith("import ") && line.endsWith("*;"), found, file, number, "import *");
  }

  private interface LineCheck {
    void accept(long number, String line);
  }

  private static void forEachLine(String text, LineCheck check) {
    long number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      check.accept(number, line);
    }
  }

  private static void complainIf(
      Pattern wrong, String line, List<Complaint> found, String file, long number, String rule) {
    complainIf(wrong.matcher(line).find(), found, file, number, rule);
  }

  private static void complainIf(
      boolean wrong, List<Complaint> found, String file, long line, String rule) {
    if (wrong) {
      found.add(new Complaint(file, line, rule));
    }
  }
}
