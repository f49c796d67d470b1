// SampleBank
