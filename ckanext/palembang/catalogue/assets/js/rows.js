/* Adds and removes rows of a repeating field; the keyboard's focus follows. */
this.ckan.module("palembang-rows", function ($) {
  "use strict";
  return {
    options: { heading: "" },

    initialize: function () {
      var root = this.el[0];
      this.list = root.querySelector("[data-palembang-list]");
      this.template = root.querySelector("[data-palembang-template]");
      this.status = root.querySelector("[data-palembang-status]");
      this.next = this.rows().length;
      this.addButton = root.querySelector("[data-palembang-add]");
      this.addButton.hidden = false;
      root.querySelectorAll(".palembang-without-script").forEach(function (rows) { rows.remove(); });
      this.addButton.addEventListener("click", this.add.bind(this));
      this.rows().forEach(this.prepare.bind(this));
    },

    rows: function () {
      return Array.prototype.slice.call(this.list.querySelectorAll("[data-palembang-row]"));
    },

    prepare: function (row) {
      var button = row.querySelector("[data-palembang-remove]");
      button.hidden = false;
      button.addEventListener("click", this.remove.bind(this, row));
    },

    nameOf: function (row) {
      var name = row.querySelector("legend, th");
      return name ? name.textContent.trim() : row.querySelector("[aria-label]").getAttribute("aria-label");
    },

    add: function () {
      var number = ("000" + this.next).slice(-3);
      this.next += 1;
      // A row of a table is parsed in a template only.
      var holder = document.createElement("template");
      holder.innerHTML = this.template.innerHTML.replace(/-ROW-/g, "-" + number + "-");
      var row = holder.content.querySelector("[data-palembang-row]");
      this.list.appendChild(row);
      this.prepare(row);
      this.renumber();
      row.querySelectorAll("[data-module]").forEach(function (element) {
        window.ckan.module.initializeElement(element);
      });
      row.querySelector("input, select, textarea").focus();
      this.status.textContent = this.nameOf(row);
    },

    remove: function (row) {
      var text = this.nameOf(row);
      var neighbour = row.nextElementSibling || row.previousElementSibling;
      row.remove();
      this.renumber();
      var target = neighbour && neighbour.querySelector("input, select, textarea");
      (target || this.addButton).focus();
      this.status.textContent = this._("Removed") + ": " + text;
    },

    renumber: function () {
      this.rows().forEach(function (row, index) {
        row.querySelectorAll("[data-palembang-position]").forEach(function (place) {
          place.textContent = index + 1;
        });
      });
    }
  };
});
