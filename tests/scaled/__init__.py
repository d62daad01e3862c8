"""What KEDA and the autoscalers make of our ScaledObjects: `./mentoring cluster --keda`."""
