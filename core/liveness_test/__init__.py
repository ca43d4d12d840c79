"""Testing liveness at one camera with living people and fakes, after ISO/IEC 30107-3."""
