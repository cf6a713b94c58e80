# Two commands: `make run` and `make test`. `make help` lists the others.
PYTHON ?= python3
STACK := $(PYTHON) -m stack
export PORT HOST RUN_DIR DEMO YES

.DEFAULT_GOAL := help
.PHONY: help run dev stop status reset ckan test lint lock bench messages services

help: ## Show this list
	@$(STACK) help

run: ## Start everything and say the address (PORT=5000 RUN_DIR=.run DEMO=yes)
	@$(STACK) run

dev: ## The same with CKAN's development server, which reloads changed code
	@$(STACK) dev

stop: ## Stop what `make run` started
	@$(STACK) stop

status: ## Say what runs and where
	@$(STACK) status

reset: ## Delete the data of this installation (asks first; YES=1 does not ask)
	@$(STACK) reset

ckan: ## Any ckan command in this installation: make ckan ARGS="user list"
	@$(STACK) ckan $(ARGS)

test: ## All tests, against services of their own
	@$(STACK) test

services: ## Keep the test services running; `python3 -m stack exec COMMAND` uses them
	@$(STACK) services

lint: ## Format, rules, types, message catalogues, generated docs
	@$(STACK) lint

messages: ## Extract, merge and compile the message catalogues
	@$(STACK) messages

bench: ## Time our pages beside stock CKAN's
	@$(STACK) bench

lock: ## Renew the lock files from requirements/*.in
	@$(STACK) lock
