"""The national intake: `/data.json`, flat keys in the API where data.go.id looks for them, and a check of both."""
