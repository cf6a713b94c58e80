/* Jumps from a finding to its cell and back, and moves the focus along, so that the keyboard goes on there. */
this.ckan.module("palembang-jump", function () {
  "use strict";

  function isPlainClick(event) {
    return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  }

  return {
    initialize: function () {
      this.el[0].addEventListener("click", this.follow.bind(this));
      if (location.hash.indexOf("#cell-") === 0) { this.go(location.hash.slice(1)); }
    },

    follow: function (event) {
      var link = event.target.closest("a[href^='#']");
      if (!link || !isPlainClick(event)) { return; }
      var name = link.getAttribute("href").slice(1);
      if (this.go(name)) {
        event.preventDefault();
        history.replaceState(history.state, "", "#" + name);
      }
    },

    go: function (name) {
      var target = document.getElementById(name);
      if (!target) { return false; }
      var before = this.el[0].querySelector(".palembang-here");
      if (before) { before.classList.remove("palembang-here"); }
      target.classList.add("palembang-here");
      target.scrollIntoView({ block: "center", inline: "center" });
      target.focus({ preventScroll: true });
      return true;
    }
  };
});
