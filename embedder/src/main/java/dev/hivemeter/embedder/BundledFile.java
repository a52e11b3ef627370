package dev.hivemeter.embedder;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A file of the class path, pinned by its content: inside a jar, or plain in a folder of a
 * distribution.
 *
 * <p>SHA-256 says that it is the very file that was measured; it is taken whenever the file leaves
 * its jar. CRC-32 says that an unpacked copy is undamaged; over the 90 MB of the model it costs
 * some 15 ms, where SHA-256 costs 120 ms, so it is the one that is taken at every start.
 *
 * @param resource class-path name, without a leading slash
 * @param size bytes
 * @param crc32 of the content
 * @param sha256 of the content, lower-case hexadecimal
 */
record BundledFile(String resource, long size, long crc32, String sha256) {
  private static final int BUFFER = 1 << 17;

  /** The last part of the resource's name. */
  String name() {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }

  /** Where it lies as a plain file; null where it is inside a jar, or not there at all. */
  @Nullable Path plain() {
    URL found = BundledFile.class.getClassLoader().getResource(resource);
    return found == null || !found.getProtocol().equals("file")
        ? null
        : Path.of(URI.create(found.toString()));
  }

  /** The whole content. */
  byte[] read() {
    MessageDigest digest = sha256Digest();
    try (InputStream in = new DigestInputStream(open(), digest)) {
      byte[] content = in.readAllBytes();
      checkPin(digest);
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource + " from its jar", e);
    }
  }

  /** Writes the content and checks the pin; the caller closes the stream. */
  void copyTo(OutputStream out) throws IOException {
    MessageDigest digest = sha256Digest();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = open()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        out.write(buffer, 0, n);
      }
    }
    checkPin(digest);
  }

  /** Whether the path is a regular file with this size and CRC-32. */
  boolean isIntactAt(Path path) throws IOException {
    if (!Files.isRegularFile(path) || Files.size(path) != size) return false;
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(path)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) crc.update(buffer, 0, n);
    }
    return crc.getValue() == crc32;
  }

  private InputStream open() throws IOException {
    InputStream in = BundledFile.class.getClassLoader().getResourceAsStream(resource);
    if (in == null) throw new FileNotFoundException(resource + " is not on the class path");
    return in;
  }

  private void checkPin(MessageDigest digest) {
    String found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(sha256))
      throw new IllegalStateException(
          resource + " on the class path has SHA-256 " + found + ", expected " + sha256);
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
