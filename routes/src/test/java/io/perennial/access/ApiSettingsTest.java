package io.perennial.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.settings.ConfigurationProblem;
import io.perennial.settings.OperatorSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ApiSettingsTest {

  @TempDir private Path folder;

  private static OperatorSettings settings(Map<String, String> api) {
    Map<String, Object> written = new TreeMap<>();
    api.forEach((key, value) -> written.put("perennial.api." + key, value));
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", written));
    return new OperatorSettings(environment);
  }

  private static List<String> problems(Map<String, String> api) {
    List<ConfigurationProblem> problems = new ArrayList<>();
    ApiSettings.judge(settings(api), problems);
    return problems.stream().map(problem -> problem.key() + " " + problem.text()).toList();
  }

  @Test
  void withoutSettings_theApiStaysOnThePortOfThePages() {
    ApiSettings settings = ApiSettings.of(settings(Map.of()));

    assertThat(settings.listener()).isEmpty();
    assertThat(settings.origins()).isEmpty();
    assertThat(settings.callsPerSecond()).isEqualTo(50);
    assertThat(problems(Map.of())).isEmpty();
  }

  @Test
  void listener_isThisMachinesUnlessConfigured() {
    ApiSettings settings = ApiSettings.of(settings(Map.of("port", "8105")));

    assertThat(settings.listener())
        .hasValueSatisfying(
            listener -> {
              assertThat(listener.port()).isEqualTo(8105);
              assertThat(listener.address()).isEqualTo("127.0.0.1");
              assertThat(listener.tls()).isEmpty();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0",
    "192.168.1.7",
    "::",
    "api.acme.example",
    "127.0.0.1.acme.example",
  })
  void listener_beyondThisMachineNeedsTlsOrAProxy(String address) {
    Map<String, String> open = Map.of("port", "8105", "address", address);
    Map<String, String> proxied = with(open, "behind-proxy", "true");

    assertThat(problems(open))
        .singleElement()
        .asString()
        .startsWith("perennial.api.address leads beyond this machine")
        .contains("keystore", "behind-proxy: true");
    assertThat(ApiSettings.of(settings(open)).listener()).isEmpty();
    assertThat(problems(with(open, "behind-proxy", "false"))).hasSize(1);
    assertThat(problems(proxied)).isEmpty();
    assertThat(ApiSettings.of(settings(proxied)).listener()).isPresent();
  }

  private static Map<String, String> with(Map<String, String> some, String key, String value) {
    Map<String, String> more = new TreeMap<>(some);
    more.put(key, value);
    return more;
  }

  @Test
  void keystore_mustBeThereAndOpen() throws Exception {
    Path store = Keystores.make(folder.resolve("api.p12"), "correct-horse");
    Path text = Files.writeString(folder.resolve("text.p12"), "no store");
    Map<String, String> open = Map.of("port", "8105", "address", "0.0.0.0");

    Map<String, String> right = tls(open, store, "correct-horse");
    assertThat(problems(right)).isEmpty();
    assertThat(ApiSettings.of(settings(right)).toString()).doesNotContain("correct-horse");
    assertThat(problems(tls(open, store, "wrong")))
        .singleElement()
        .asString()
        .contains("tls.keystore", "cannot be opened")
        .doesNotContain("wrong");
    assertThat(problems(tls(open, text, "correct-horse"))).hasSize(1);
    assertThat(problems(tls(open, folder.resolve("none.p12"), "correct-horse")))
        .singleElement()
        .asString()
        .contains("is not there");
    assertThat(problems(with(open, "tls.keystore", store.toString())))
        .singleElement()
        .asString()
        .startsWith("perennial.api.tls.keystore-password is missing");
    assertThat(problems(tls(open, store, "${NOT_SET_ANYWHERE}")))
        .asString()
        .contains("NOT_SET_ANYWHERE");
  }

  private static Map<String, String> tls(Map<String, String> some, Path store, String password) {
    return with(with(some, "tls.keystore", store.toString()), "tls.keystore-password", password);
  }

  @ParameterizedTest
  @CsvSource({
    "https://acme.zendesk.com, true",
    "https://acme.example:8443, true",
    "http://127.0.0.1:4567, true",
    "http://acme.example, false",
    "https://acme.example/, false",
    "https://acme.example/path, false",
    "https://me@acme.example, false",
    "*, false",
    "null, false",
    "acme.example, false"
  })
  void origin_isAHostWithHttps(String origin, boolean fine) {
    Map<String, String> written = Map.of("origins", origin);

    assertThat(problems(written).isEmpty()).isEqualTo(fine);
    assertThat(ApiSettings.of(settings(written)).origins().isEmpty()).isEqualTo(!fine);
  }

  @Test
  void origins_areOneTextOrAList() {
    assertThat(
            ApiSettings.of(settings(Map.of("origins", "https://a.example, https://b.example")))
                .origins())
        .containsExactly("https://a.example", "https://b.example");
    assertThat(
            ApiSettings.of(
                    settings(
                        Map.of(
                            "origins[0]", "https://a.example", "origins[1]", "https://b.example")))
                .origins())
        .containsExactly("https://a.example", "https://b.example");
  }

  @ParameterizedTest
  @CsvSource({
    "port, 0, from 1 to 65535",
    "port, 65536, from 1 to 65535",
    "port, http, from 1 to 65535",
    "address, 127.0.0.1/x, address of this machine",
    "behind-proxy, maybe, true or false",
    "calls-per-second, 0, from 1 to 1000",
    "calls-per-second, 1001, from 1 to 1000",
    "calls-per-second, many, from 1 to 1000",
    "prt, 8105, is not a setting"
  })
  void problem_namesTheSettingAndTheMend(String key, String value, String told) {
    assertThat(problems(with(Map.of("port", "8105"), key, value)))
        .singleElement()
        .asString()
        .startsWith("perennial.api." + key)
        .contains(told);
  }

  @Test
  void problems_areToldTogether() {
    assertThat(problems(Map.of("address", "0.0.0.0", "origins", "*")))
        .hasSize(3)
        .anyMatch(problem -> problem.startsWith("perennial.api.port"))
        .anyMatch(problem -> problem.startsWith("perennial.api.address"))
        .anyMatch(problem -> problem.startsWith("perennial.api.origins"));
  }
}
