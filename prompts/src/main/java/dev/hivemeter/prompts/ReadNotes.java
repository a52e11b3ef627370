package dev.hivemeter.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What was recognised and what was left out while a file of prompts was read, for people. */
final class ReadNotes {
  private final String file;
  private final Set<String> dropped = new TreeSet<>();
  private PromptShape shape = PromptShape.OWN;
  private long further;
  private long silent;

  ReadNotes(String file) {
    this.file = file;
  }

  void shape(PromptShape recognised) {
    shape = recognised;
  }

  /** Fields that no prompt has a place for. */
  void dropped(Set<String> fields, Set<String> read) {
    for (String field : fields) if (!read.contains(field)) dropped.add(field);
  }

  /** A conversation goes on after its first turn. */
  void further() {
    further++;
  }

  /** Nobody asks anything in a conversation. */
  void silent() {
    silent++;
  }

  /** A line each; none where our own form was read and nothing was left out. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (shape != PromptShape.OWN)
      lines.add(file + ": read as " + shape.label() + "; another reading is told with a field map");
    if (!dropped.isEmpty())
      lines.add(file + ": these fields were left out: " + String.join(", ", dropped));
    if (further > 0)
      lines.add(
          file
              + ": of "
              + further
              + " conversations with further turns the user's first was taken");
    if (silent > 0)
      lines.add(file + ": " + silent + " conversations without a user's question were left out");
    return lines;
  }
}
