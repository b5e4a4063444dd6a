package dev.firebreak.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Our name and style on Camunda's web apps, at the two places each of them reads for that. */
@Configuration
class WebAppsLook implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/camunda/app/*/scripts/config.js").addResourceLocations("classpath:/webapps/");
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/camunda/app/*/styles/user-styles.css").setViewName("forward:/css/webapps.css");
    }
}
