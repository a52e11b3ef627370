package dev.hivemeter.cli;

import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A text file that people or this program wrote: UTF-8, of a size that can be held. */
final class SmallFile {
  private SmallFile() {}

  /**
   * Its text, without a byte order mark.
   *
   * @param what for messages: {@code baseline}
   * @param most bytes
   */
  static String read(Context context, Path named, String what, int most) {
    Path path = context.resolve(named);
    if (Files.isDirectory(path)) throw new BadInput(what + " '" + named + "' is a folder");
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most)
        throw new BadInput(
            what + " '" + named + "' is larger than " + (most >> 20) + " MB, which none is");
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw new BadInput("there is no " + what + " '" + named + "'", e);
    } catch (CharacterCodingException e) {
      throw new BadInput(what + " '" + named + "' is not UTF-8 text; save it as UTF-8", e);
    } catch (IOException e) {
      throw new BadInput(what + " '" + named + "' cannot be read: " + Problems.reason(e), e);
    }
  }
}
