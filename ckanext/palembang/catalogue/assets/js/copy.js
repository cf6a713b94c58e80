/* Copies the text of an element; the button appears only where the browser can do that. */
ckan.module("palembang-copy", function () {
  "use strict";
  return {
    options: { target: "", done: "" },
    initialize: function () {
      if (!navigator.clipboard) {
        return;
      }
      var button = this.el[0];
      var source = document.getElementById(this.options.target);
      var done = this.options.done;
      button.hidden = false;
      button.addEventListener("click", function () {
        navigator.clipboard.writeText(source.textContent.trim()).then(function () {
          button.textContent = done;
        });
      });
    }
  };
});
