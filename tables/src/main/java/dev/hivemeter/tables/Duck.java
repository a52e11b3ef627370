package dev.hivemeter.tables;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;

/**
 * DuckDB in process, confined: it reads and writes in one private folder and nowhere else, loads no
 * extension, asks no network, and its settings are locked.
 *
 * <p>One thread, so that rows keep their order and equal rows give equal bytes; and half a
 * gigabyte, beside Java's heap.
 */
final class Duck implements AutoCloseable {
  static final String MEMORY = "512MB";

  private static final Map<String, String> SETTINGS =
      Map.of(
          "autoload_known_extensions", "false",
          "autoinstall_known_extensions", "false",
          "allow_community_extensions", "false",
          "threads", "1",
          "memory_limit", MEMORY);

  private final Connection connection;

  private Duck(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param folder the only one that it may touch
   * @param linked a file elsewhere that a link in the folder leads to, without links; or the folder
   * @param streaming whether results come as they are fetched, which costs the reason of an error;
   *     otherwise they are held whole
   */
  static Duck open(WorkFolder folder, Path linked, boolean streaming) throws SQLException {
    Properties settings = new Properties();
    settings.putAll(SETTINGS);
    settings.setProperty("temp_directory", folder.file("spill").toString());
    settings.setProperty("jdbc_stream_results", Boolean.toString(streaming));
    Connection connection = ParquetHome.driver().connect("jdbc:duckdb:", settings);
    if (connection == null) throw new SQLException("the driver does not know its own address");
    Duck duck = new Duck(connection);
    try {
      duck.run("SET TimeZone = 'UTC'");
      duck.run("SET allowed_directories = [" + text(folder.path().toString()) + "]");
      duck.run("SET allowed_paths = [" + text(linked.toString()) + "]");
      duck.run("SET enable_external_access = false");
      duck.run("SET lock_configuration = true");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return duck;
  }

  void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Rows of a query; closing them closes the statement too. */
  ResultSet rows(String sql) throws SQLException {
    Statement statement = connection.createStatement();
    try {
      statement.closeOnCompletion();
      return statement.executeQuery(sql);
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** A text as SQL writes it. */
  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A name as SQL writes it. */
  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
