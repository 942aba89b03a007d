@org.jspecify.annotations.NullMarked
package dev.acrida.browser;
