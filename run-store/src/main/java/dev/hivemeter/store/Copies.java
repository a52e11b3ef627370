package dev.hivemeter.store;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.store.foreign.ForeignFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Refuses a file that is named twice, or a copy of another: answers without a sample index would
 * count twice, and a model that seems to repeat itself is what is being measured.
 */
final class Copies {
  private Copies() {}

  static void refuse(List<Path> files) {
    Map<Long, List<Path>> bySize = new HashMap<>();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) continue;
      try {
        List<Path> earlier = bySize.getOrDefault(Files.size(file), List.of());
        for (Path other : earlier) compare(other, file);
        bySize.merge(
            Files.size(file),
            List.of(file),
            (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
      } catch (IOException e) {
        throw new BadInput(file + " cannot be read: " + e.getMessage(), e);
      }
    }
  }

  private static void compare(Path a, Path b) throws IOException {
    if (Files.isSameFile(a, b)) throw new BadInput(b + " is named twice; name each file once");
    boolean oneModel = Objects.equals(ForeignFile.modelBeside(a), ForeignFile.modelBeside(b));
    if (oneModel && Files.mismatch(a, b) < 0)
      throw new BadInput(
          b
              + " is a copy of "
              + a
              + ", so all its answers would count twice; name one of the two. If they are further"
              + " samples that happen to be the same, put all into one file");
  }
}
