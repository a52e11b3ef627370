package dev.hivemeter.reports.compare;

import java.util.List;

/**
 * A comparison in words, whatever it is printed on.
 *
 * @param title what is compared
 * @param lead one sentence on the whole
 * @param sections a pair of conditions or a ladder each
 * @param left what was not compared, and why
 * @param how the numbers are made
 */
public record View(
    String title, String lead, List<Section> sections, List<String> left, List<String> how) {

  /**
   * @param heading what stands against what
   * @param says sentences
   * @param warnings what a reader should know
   * @param heads of the table's columns; the first is a name, the others are numbers
   * @param rows the primary measure first
   * @param moved prompts that moved most; none for ladders
   */
  public record Section(
      String heading,
      List<String> says,
      List<String> warnings,
      List<String> heads,
      List<List<String>> rows,
      List<Moved> moved) {
    public Section {
      says = List.copyOf(says);
      warnings = List.copyOf(warnings);
      heads = List.copyOf(heads);
      rows = List.copyOf(rows);
      moved = List.copyOf(moved);
    }
  }

  /**
   * One prompt.
   *
   * @param id of it
   * @param asked its words
   * @param scores before and after, and the change
   * @param before first words of answers
   * @param after the same of the other side
   */
  public record Moved(
      String id, String asked, String scores, List<String> before, List<String> after) {
    public Moved {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  public View {
    sections = List.copyOf(sections);
    left = List.copyOf(left);
    how = List.copyOf(how);
  }
}
