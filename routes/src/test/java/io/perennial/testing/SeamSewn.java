package io.perennial.testing;

import io.perennial.settings.Connected;
import io.perennial.settings.Installation;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Puts a {@link Seam} around the parts of a program that is being started. */
final class SeamSewn implements BeanPostProcessor {

  private final Seam seam;

  SeamSewn(Seam seam) {
    this.seam = seam;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof DataSource database) {
      return seam.database(database);
    }
    if (bean instanceof Installation installation) {
      return Installation.of(installation.connections().stream().map(this::sewn).toList());
    }
    return bean;
  }

  private Connected sewn(Connected real) {
    return new Connected(
        seam.connector(real.connector()),
        real.type(),
        real.mapping(),
        real.meter(),
        real.onThisMachine());
  }
}
