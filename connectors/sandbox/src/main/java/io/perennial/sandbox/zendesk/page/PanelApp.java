package io.perennial.sandbox.zendesk.page;

import io.perennial.sandbox.engine.Answer;
import io.perennial.sandbox.engine.Call;
import io.perennial.sandbox.engine.Router;
import io.perennial.sandbox.page.Page;
import io.perennial.sandbox.page.PageFiles;
import io.perennial.sandbox.page.SameOrigin;
import io.perennial.sandbox.page.Service;
import java.util.Map;
import java.util.Optional;

/**
 * Our app as it is uploaded, with a stand-in for the framework's client and a proxy.
 *
 * <p>Until somebody installs it, its pages say so and the proxy calls nobody.
 */
public final class PanelApp {

  /** Where the app asks for the framework's client. */
  private static final String SDK =
      "https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js";

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'self'";

  private final PageFiles files;
  private final AppProxy proxy = new AppProxy();
  private volatile Optional<Service> service = Optional.empty();

  /** The app of one account. */
  public PanelApp() {
    this(new PageFiles(PanelApp.class));
  }

  PanelApp(PageFiles files) {
    this.files = files;
  }

  /** What an admin does in the Admin Center; may be done again. */
  public void install(Service asked) {
    service = Optional.of(asked);
  }

  /** Empty until it is installed. */
  public Optional<Service> service() {
    return service;
  }

  /** The app's paths, below {@code /agent}. */
  public Router<Page> on(Router<Page> pages) {
    return pages
        .on("GET", "/agent/app/assets/{file}", (call, match) -> asset(match.parameter("file")))
        .on("GET", "/agent/app/settings", (call, match) -> settings())
        .on("POST", "/agent/app/proxy", (call, match) -> pass(call));
  }

  private Answer asset(String file) {
    Answer asset = files.answer("app/assets/" + file);
    return asset
        .withBody(asset.body().replace(SDK, "/agent/assets/client.js"))
        .with("Content-Security-Policy", POLICY);
  }

  /** The settings that are no secret; none until it is installed. */
  private Answer settings() {
    Map<String, String> settings =
        service.map(known -> Map.of("address", known.address().toString())).orElseGet(Map::of);
    return Answer.json(200, settings);
  }

  private Answer pass(Call call) {
    if (!SameOrigin.is(call)) {
      return Answer.json(403, Map.of("error", "Only the app's own page may ask by this proxy."));
    }
    return service
        .map(known -> proxy.pass(call, known))
        .orElseGet(() -> Answer.json(404, Map.of("error", "The app is not installed.")));
  }
}
