package dev.hivemeter.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * The command that continues a run, to be typed into a shell.
 *
 * @param launcher how the program was started
 * @param args as they were typed
 */
record Again(String launcher, List<String> args) {
  Again {
    args = List.copyOf(args);
  }

  /** As it was typed. */
  String text() {
    return text(args);
  }

  /** With N in the place of an option's value, which was reached. */
  String higher(String option) {
    List<String> others = new ArrayList<>();
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals(option)) i++;
      else if (!arg.startsWith(option + "=")) others.add(arg);
    }
    others.add(option);
    others.add("N");
    return text(others);
  }

  private String text(List<String> all) {
    StringBuilder b = new StringBuilder(launcher);
    for (String a : all)
      b.append(' ').append(a.matches("[\\w@%+=:,./-]+") ? a : "'" + a.replace("'", "'\\''") + "'");
    return b.toString();
  }
}
