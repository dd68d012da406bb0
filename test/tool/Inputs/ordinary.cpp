int ordinary() { return 1; }
