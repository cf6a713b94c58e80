/* Fills the empty fields of a row with what the officer wrote elsewhere in the record, when asked to. */
this.ckan.module("palembang-fill", function ($) {
  "use strict";
  return {
    options: { values: {} },

    initialize: function () {
      this.el[0].hidden = false;
      this.el.on("click", this.fill.bind(this));
    },

    fill: function () {
      var row = this.el.closest("[data-palembang-row]");
      var values = this.options.values;
      var first = null;
      Object.keys(values).forEach(function (key) {
        var box = row.find('[name$="-' + key + '"]').not(":disabled");
        if (box.length && !box.val()) {
          box.val(values[key]).trigger("change");
          first = first || box;
        }
      });
      if (first) { first.trigger("focus"); }
    }
  };
});
