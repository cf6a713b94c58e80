/* Lets a file be dropped on the area around a file field; the field alone does all without this. */
this.ckan.module("palembang-drop", function () {
  "use strict";
  return {
    options: { chosen: "" },

    initialize: function () {
      var area = this.el[0];
      this.field = area.querySelector("input[type=file]");
      this.name = area.querySelector(".palembang-drop-name");
      area.querySelector(".palembang-drop-hint").hidden = false;
      area.classList.add("palembang-drop-ready");
      this.field.addEventListener("change", this.show.bind(this));
      area.addEventListener("dragover", this.hover.bind(this, true));
      area.addEventListener("dragleave", this.hover.bind(this, false));
      area.addEventListener("drop", this.take.bind(this));
    },

    hover: function (isOver, event) {
      event.preventDefault();
      this.el[0].classList.toggle("palembang-drop-over", isOver);
    },

    take: function (event) {
      this.hover(false, event);
      var files = event.dataTransfer.files;
      if (!files.length) { return; }
      // The field takes one file; of several the first is meant.
      var one = new DataTransfer();
      one.items.add(files[0]);
      this.field.files = one.files;
      this.show();
    },

    show: function () {
      var file = this.field.files[0];
      this.name.textContent = file ? this.options.chosen + " " + file.name : "";
    }
  };
});
