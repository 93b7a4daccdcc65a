import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/**
 * A Neo4j Community server on the loopback address, with a home and a port as arguments. It lives
 * as long as its standard input is open, so that it never outlives the test that started it, and
 * takes its home with it.
 */
public class TestDatabase {
  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]).toAbsolutePath();
    int port = Integer.parseInt(arguments[1]);
    DatabaseManagementService service = new DatabaseManagementServiceBuilder(home)
        .setConfig(BoltConnector.enabled, true)
        .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", port))
        .setConfig(BoltConnector.advertised_address, new SocketAddress("127.0.0.1", port))
        .setConfig(HttpConnector.enabled, false)
        .setConfig(GraphDatabaseSettings.auth_enabled, true)
        .setConfig(GraphDatabaseSettings.pagecache_memory, 256L << 20)
        .setConfig(GraphDatabaseSettings.keep_logical_logs, "100M size")
        // a plan is kept however the tests' networks come and go: to plan takes longer than to run
        .setConfig(GraphDatabaseSettings.cypher_min_replan_interval, Duration.ofDays(1))
        .setConfig(GraphDatabaseSettings.query_cache_size, 10_000)
        .setConfig(GraphDatabaseSettings.plugin_dir, home.resolve("plugins"))
        .build();
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // nothing is ever asked; the end of the input is the end of the test
    }
    service.shutdown();
    remove(home);
    System.exit(0);
  }

  private static void remove(Path home) throws IOException {
    try (var files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> {
        try {
          Files.deleteIfExists(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }
}
