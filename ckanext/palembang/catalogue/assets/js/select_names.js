/* Select2 draws boxes of its own beside our fields and gives them no name that a screen reader could say. */
(function ($) {
  "use strict";

  function nameOf(container) {
    var field = container.previousElementSibling;
    var label = field && field.id && document.querySelector('label[for="' + field.id + '"]');
    return label ? label.textContent.replace(/[*:]/g, "").trim() : "";
  }

  function name(container) {
    var text = nameOf(container);
    if (!text) { return; }
    container.querySelectorAll(".select2-selection, .select2-search__field").forEach(function (box) {
      box.setAttribute("aria-label", text);
    });
  }

  $(function () {
    var form = document.getElementById("dataset-edit");
    if (!form) { return; }
    function nameAll() { form.querySelectorAll(".select2-container").forEach(name); }
    new MutationObserver(nameAll).observe(form, { childList: true, subtree: true });
    nameAll();
  });
})(this.jQuery);
