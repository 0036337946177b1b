package dev.aiengine.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;

/**
 * A test against the whole application on a port of its own; all of them share one application, so each makes its own
 * tenant. The constructor may take a {@link TestEngine} and any bean.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = ControlPlane.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestEngine.Folder.class)
@Import(TestEngine.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface EngineTest {}
