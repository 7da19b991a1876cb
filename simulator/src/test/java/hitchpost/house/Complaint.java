package hitchpost.house;

/** What is wrong where: file, line (from 1) and the rule in words. */
record Complaint(String file, long line, String rule) implements Comparable<Complaint> {
  @Override
  public int compareTo(Complaint other) {
    int byFile = file.compareTo(other.file);
    return byFile != 0 ? byFile : Long.compare(line, other.line);
  }

  @Override
  public String toString() {
    return file + ":" + line + ": " + rule;
  }
}
