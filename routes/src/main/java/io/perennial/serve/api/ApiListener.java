package io.perennial.serve.api;

import io.perennial.access.ListenerSettings;
import io.perennial.access.TlsSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Makes the API's listener beside that of the pages, if one is configured. */
final class ApiListener implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final int THREADS = 16;
  private static final int MOST_CONNECTIONS = 256;
  private static final int PATIENCE_MILLIS = 10_000;

  private final ListenerSettings settings;

  ApiListener(ListenerSettings settings) {
    this.settings = settings;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    Connector connector = new Connector(Http11NioProtocol.class.getName());
    connector.setPort(settings.port());
    AbstractHttp11Protocol<?> protocol = (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
    protocol.setAddress(address());
    protocol.setMaxThreads(THREADS);
    protocol.setMaxConnections(MOST_CONNECTIONS);
    protocol.setConnectionTimeout(PATIENCE_MILLIS);
    settings.tls().ifPresent(tls -> encrypt(connector, protocol, tls));
    factory.addAdditionalTomcatConnectors(connector);
    factory.addEngineValves(new ApiGate(connector));
  }

  private InetAddress address() {
    try {
      return InetAddress.getByName(settings.address());
    } catch (UnknownHostException unknown) {
      throw new IllegalArgumentException(
          "perennial.api.address is no address of this machine: " + settings.address(), unknown);
    }
  }

  private static void encrypt(
      Connector connector, AbstractHttp11Protocol<?> protocol, TlsSettings tls) {
    SSLHostConfig host = new SSLHostConfig();
    host.setProtocols("TLSv1.2+TLSv1.3");
    SSLHostConfigCertificate certificate =
        new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
    certificate.setCertificateKeystoreFile(tls.keystore().toAbsolutePath().toString());
    certificate.setCertificateKeystorePassword(tls.password());
    host.addCertificate(certificate);
    protocol.setSSLEnabled(true);
    protocol.addSslHostConfig(host);
    connector.setScheme("https");
    connector.setSecure(true);
  }
}
