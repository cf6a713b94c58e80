/* Shows a question only while the answers on the same page ask for it; a hidden one is sent as empty.
   What it waits for comes from the server: [{key, accepted: [...]}, ...], all of which must be given. */
this.ckan.module("palembang-applies", function ($) {
  "use strict";

  function answers(form, key) {
    return $(form)
      .find('[name="' + key + '"]')
      .filter(function () {
        var isChoice = this.type === "radio" || this.type === "checkbox";
        return !this.matches("[data-palembang-when-hidden]") && (!isChoice || this.checked);
      })
      .map(function () { return $(this).val(); })
      .get();
  }

  return {
    options: { needs: [] },

    initialize: function () {
      this.form = this.el.closest("form");
      this.update = this.update.bind(this);
      this.form.on("change", this.update);
      this.update();
    },

    applies: function () {
      var form = this.form;
      return this.options.needs.every(function (need) {
        return answers(form, need.key).some(function (value) {
          return need.accepted.indexOf(value) !== -1;
        });
      });
    },

    update: function () {
      var shown = this.applies();
      if (this.el[0].hidden === !shown && this.done) { return; }
      this.done = true;
      this.el[0].hidden = !shown;
      this.el.find("input, select, textarea").each(function () {
        this.disabled = this.matches("[data-palembang-when-hidden]") ? shown : !shown;
      });
    }
  };
});
