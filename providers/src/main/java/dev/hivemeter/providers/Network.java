package dev.hivemeter.providers;

import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * How servers are reached: through which proxies, and whom to believe that a server is who it says.
 */
public final class Network {
  /** Directly, with the certificate authorities of the Java platform. */
  public static final Network DIRECT = new Network(null, null);

  /** The variable that names a PEM file of further certificate authorities. */
  static final String CA = "HIVEMETER_CA";

  private final @Nullable Proxies proxies;
  private final @Nullable SSLContext tls;

  private Network(@Nullable Proxies proxies, @Nullable SSLContext tls) {
    this.proxies = proxies;
    this.tls = tls;
  }

  /**
   * What the study says, and otherwise the environment: {@code HTTPS_PROXY}, {@code HTTP_PROXY},
   * {@code ALL_PROXY} and {@code NO_PROXY}, in small letters too; {@code HIVEMETER_CA}.
   *
   * @param proxy of the study, for every server but those of {@code NO_PROXY}; null for none
   * @param caFile of the study; null for none
   * @throws BadInput when a proxy's address or the file of authorities cannot be used
   */
  public static Network of(Environment environment, @Nullable String proxy, @Nullable Path caFile) {
    String named = environment.variable(CA);
    Path file = caFile != null || named == null || named.isBlank() ? caFile : Path.of(named);
    return new Network(Proxies.of(environment, proxy), file == null ? null : trusting(file));
  }

  /** Sets up a client. */
  void configure(HttpClient.Builder client) {
    client.proxy(proxies == null ? HttpClient.Builder.NO_PROXY : proxies);
    Authenticator authenticator = proxies == null ? null : proxies.authenticator();
    if (authenticator != null) client.authenticator(authenticator);
    if (tls != null) client.sslContext(tls);
  }

  /** The platform's own authorities and those of the file. */
  private static SSLContext trusting(Path file) {
    String where = "the file of certificate authorities '" + file + "' ";
    Collection<? extends Certificate> extra;
    try (InputStream in = Files.newInputStream(file)) {
      extra = CertificateFactory.getInstance("X.509").generateCertificates(in);
    } catch (IOException e) {
      throw new BadInput(where + "cannot be read: " + e, e);
    } catch (CertificateException e) {
      throw new BadInput(where + "is not PEM: " + e.getMessage(), e);
    }
    if (extra.isEmpty())
      throw new BadInput(where + "holds no certificate; it must be PEM (BEGIN CERTIFICATE)");
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int n = 0;
      for (X509Certificate c : platform()) store.setCertificateEntry("platform-" + n++, c);
      for (Certificate c : extra) store.setCertificateEntry("extra-" + n++, c);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new BadInput(where + "cannot be used: " + e, e);
    }
  }

  private static X509Certificate[] platform() throws GeneralSecurityException {
    TrustManagerFactory usual =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    usual.init((KeyStore) null);
    for (TrustManager m : usual.getTrustManagers())
      if (m instanceof X509TrustManager x) return x.getAcceptedIssuers();
    return new X509Certificate[0];
  }
}
