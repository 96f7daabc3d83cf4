package io.perennial.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.perennial.connector.hook.HookEndpoint;
import io.perennial.connector.hook.HookInstallation;
import io.perennial.connector.hook.HookOutcome.Accepted;
import io.perennial.connector.hook.Hooks;
import io.perennial.connector.install.Installed;
import io.perennial.connector.install.Installed.Outcome;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Hooks} promises. A vendor's test says how to make it and how the vendor signs.
 */
public abstract class HooksContract extends HookCallsContract {

  /** Where the vendor is to call. */
  protected static final URI ADDRESS = URI.create("http://127.0.0.1:9/hooks/one");

  /** The same for credentials that may not set up any. */
  protected abstract Hooks powerless();

  /** The vendor switches the endpoint off, for example after many failures. */
  protected abstract void switchOff(URI address);

  /** A person resets the endpoint's secret at the vendor. */
  protected abstract void resetSecret(URI address);

  /** What the vendor signs calls to an address with now. */
  protected abstract String secretOf(URI address);

  /** How many calls changed anything at the vendor so far. */
  protected abstract long changes();

  @Test
  void install_makesAnEndpointWhoseCallsAreBelieved() {
    HookInstallation made = hooks().install(ADDRESS, List.of(), false);

    assertThat(made.results()).extracting(Installed::outcome).containsExactly(Outcome.CREATED);
    HookEndpoint endpoint = made.endpoint().orElseThrow();
    assertThat(hooks().read(signed(endpoint.secret(), event()), List.of(endpoint.secret()), now()))
        .isInstanceOf(Accepted.class);
    assertThat(made.toString()).doesNotContain(endpoint.secret());
  }

  @Test
  void install_changesNothingTheSecondTime() {
    HookEndpoint endpoint = hooks().install(ADDRESS, List.of(), false).endpoint().orElseThrow();
    long before = changes();

    HookInstallation second = hooks().install(ADDRESS, List.of(endpoint), false);

    assertThat(second.results()).extracting(Installed::outcome).containsExactly(Outcome.UNCHANGED);
    assertThat(second.endpoint()).isEmpty();
    assertThat(changes()).isEqualTo(before);
  }

  @Test
  void install_getsASecretAgainThatWasLost() {
    hooks().install(ADDRESS, List.of(), false);

    HookInstallation again = hooks().install(ADDRESS, List.of(), false);

    assertThat(again.results()).extracting(Installed::outcome).containsExactly(Outcome.CHANGED);
    HookEndpoint endpoint = again.endpoint().orElseThrow();
    assertThat(hooks().install(ADDRESS, List.of(endpoint), false).results())
        .extracting(Installed::outcome)
        .containsExactly(Outcome.UNCHANGED);
  }

  @Test
  void install_switchesAnEndpointOnAgain() {
    HookEndpoint endpoint = hooks().install(ADDRESS, List.of(), false).endpoint().orElseThrow();
    switchOff(ADDRESS);

    assertThat(hooks().install(ADDRESS, List.of(endpoint), false).results())
        .extracting(Installed::outcome)
        .containsExactly(Outcome.CHANGED);
    assertThat(hooks().install(ADDRESS, List.of(endpoint), false).results())
        .extracting(Installed::outcome)
        .containsExactly(Outcome.UNCHANGED);
  }

  @Test
  void install_bringsASecretThatWasResetAtTheVendor() {
    HookEndpoint before = hooks().install(ADDRESS, List.of(), false).endpoint().orElseThrow();
    resetSecret(ADDRESS);
    assertThat(secretOf(ADDRESS)).isNotEqualTo(before.secret());

    HookInstallation again = hooks().install(ADDRESS, List.of(before), true);

    assertThat(again.results()).extracting(Installed::outcome).containsExactly(Outcome.CHANGED);
    HookEndpoint endpoint = again.endpoint().orElseThrow();
    assertThat(endpoint.secret()).isEqualTo(secretOf(ADDRESS));
    assertThat(again.toString()).doesNotContain(endpoint.secret());
    assertThat(hooks().install(ADDRESS, List.of(endpoint), false).results())
        .extracting(Installed::outcome)
        .containsExactly(Outcome.UNCHANGED);
  }

  @Test
  void install_leavesEndpointsOfOtherAddressesAlone() {
    URI other = URI.create("http://127.0.0.1:9/hooks/another");
    HookEndpoint theirs = hooks().install(other, List.of(), false).endpoint().orElseThrow();

    hooks().install(ADDRESS, List.of(), false);

    assertThat(hooks().install(other, List.of(theirs), false).results())
        .extracting(Installed::outcome)
        .containsExactly(Outcome.UNCHANGED);
  }

  @Test
  void install_tellsWhatRightIsMissing() {
    HookInstallation refused = powerless().install(ADDRESS, List.of(), false);

    assertThat(refused.results()).extracting(Installed::outcome).containsExactly(Outcome.REFUSED);
    assertThat(refused.results().get(0).mend()).isNotBlank();
    assertThat(refused.endpoint()).isEmpty();
  }

  @Test
  void print_namesTheAddressAndAsksNobody() {
    long before = changes();

    assertThat(hooks().print(ADDRESS))
        .anySatisfy(file -> assertThat(file.text()).contains(ADDRESS.toString()));
    assertThat(changes()).isEqualTo(before);
  }
}
