print("pendamping")
