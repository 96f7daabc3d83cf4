package io.perennial.connector.salesforce.call;

import io.perennial.connector.salesforce.call.SalesforceSettings.Secret;
import io.perennial.connector.salesforce.call.SalesforceSettings.SignedToken;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.AuthenticationType;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceEndpointConfig;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.internal.SalesforceSession;
import org.apache.camel.impl.engine.SimpleCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.jspecify.annotations.Nullable;

/**
 * Camel's Salesforce component, one for each connection.
 *
 * <p>Starts with the first call, so that making a connector opens nothing. Used by many threads.
 */
final class SalesforceLink implements AutoCloseable {

  /** Answers of a full page with wide rows; the component's own limit of 4 MiB is too small. */
  private static final int LONGEST_ANSWER = 64 * 1024 * 1024;

  /** Queries travel in the address, which Salesforce takes up to 16 KiB with the headers. */
  private static final int LONGEST_REQUEST_HEAD = 16 * 1024;

  private final SalesforceSettings settings;
  private @Nullable CamelContext context;
  private @Nullable SalesforceComponent component;
  private @Nullable ProducerTemplate template;

  SalesforceLink(SalesforceSettings settings) {
    this.settings = settings;
  }

  /**
   * Logs in unless that has happened. With a lazy login the component itself would send its first
   * request to the address "null".
   */
  void login() throws SalesforceException {
    SalesforceSession session = component().getSession();
    if (session.getAccessToken() == null) {
      session.login(null);
    }
  }

  /** Where requests go once a login has told. */
  URI url() {
    String instance = component().getSession().getInstanceUrl();
    return instance == null ? settings.loginUrl() : URI.create(instance);
  }

  /** Sends one request; the exchange holds the answer or the failure. */
  Exchange send(String method, String path, Optional<String> body) {
    ProducerTemplate sender = template();
    return sender.send(
        scheme() + ":raw?format=JSON&rawMethod=GET&rawPath=/",
        exchange -> {
          exchange.getMessage().setHeader(SalesforceEndpointConfig.RAW_METHOD, method);
          exchange.getMessage().setHeader(SalesforceEndpointConfig.RAW_PATH, path);
          body.ifPresent(exchange.getMessage()::setBody);
        });
  }

  @Override
  public synchronized void close() {
    if (context != null) {
      context.stop();
      context = null;
      component = null;
      template = null;
    }
  }

  private synchronized SalesforceComponent component() {
    if (component == null) {
      start();
    }
    return Objects.requireNonNull(component);
  }

  private synchronized ProducerTemplate template() {
    component();
    return Objects.requireNonNull(template);
  }

  private String scheme() {
    return settings.connection().value();
  }

  private void start() {
    SalesforceComponent made = new SalesforceComponent();
    SalesforceEndpointConfig config = new SalesforceEndpointConfig();
    config.setApiVersion(SalesforceClient.API.substring(SalesforceClient.API.lastIndexOf('v') + 1));
    made.setConfig(config);
    made.setLoginUrl(settings.loginUrl().toString());
    made.setClientId(settings.clientId());
    if (settings.login() instanceof Secret secret) {
      made.setAuthenticationType(AuthenticationType.CLIENT_CREDENTIALS);
      made.setClientSecret(secret.clientSecret());
    } else if (settings.login() instanceof SignedToken token) {
      made.setAuthenticationType(AuthenticationType.JWT);
      made.setUserName(token.username());
      made.setKeystore(keystore(token));
      made.setJwtAudience(token.audience().toString());
    }
    made.setLazyLogin(true);
    made.setPackages(SalesforceLink.class.getPackageName()); // none of its objects; else it warns
    made.setHttpMaxContentLength(LONGEST_ANSWER);
    made.setHttpRequestBufferSize(LONGEST_REQUEST_HEAD);
    made.setHttpRequestTimeout(settings.timeout().toMillis());
    made.setHttpClientConnectionTimeout(settings.timeout().toMillis());
    made.setHttpClientIdleTimeout(settings.timeout().toMillis());

    SimpleCamelContext camel = new SimpleCamelContext(false);
    camel.addComponent(scheme(), made);
    camel.start();
    context = camel;
    component = made;
    template = camel.createProducerTemplate();
  }

  private static KeyStoreParameters keystore(SignedToken token) {
    KeyStoreParameters keystore = new KeyStoreParameters();
    keystore.setResource(token.keystore());
    keystore.setPassword(token.keystorePassword());
    keystore.setType("PKCS12");
    return keystore;
  }
}
